/** What a container finds in its environment, and where from. */
// Models: describe.go: describeContainerEnvVars, describeContainerEnvFrom, EnvValueRetriever
import type { Container, EnvVar } from '../../../contract/api'
import { findAll, valueText } from '../../text/jsonpath'
import type { Pod } from '../sparse'
import type { DescriptionWriter } from './writer'

export function describeEnvironment(
  { env = [], envFrom = [] }: Container,
  pod: Pod | null,
  writer: DescriptionWriter,
): void {
  if (envFrom.length > 0) writer.line(2, 'Environment Variables from:')
  for (const { configMapRef, secretRef, prefix } of envFrom) {
    const source = configMapRef ?? secretRef
    const from = `${configMapRef ? 'ConfigMap' : 'Secret'}${prefix ? ` with prefix '${prefix}'` : ''}`
    writer.line(3, `${source?.name ?? ''}\t${from}\tOptional: ${source?.optional ?? false}`)
  }
  writer.line(2, `Environment:${env.length === 0 ? '\t<none>' : ''}`)
  for (const variable of env) describeVariable(variable, pod, writer)
}

function describeVariable({ name, value = '', valueFrom }: EnvVar, pod: Pod | null, writer: DescriptionWriter): void {
  if (!valueFrom) {
    for (const [index, line] of value.split('\n').entries())
      writer.line(3, index === 0 ? `${name}:\t${line}` : `\t${line}`)
    return
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom
  if (fieldRef)
    writer.line(
      3,
      `${name}:\t${fieldValue(pod, fieldRef.fieldPath)} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`,
    )
  if (resourceFieldRef) writer.line(3, `${name}:\t (${resourceFieldRef.resource})`)
  if (secretKeyRef)
    writer.line(
      3,
      `${name}:\t<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name ?? ''}'>\tOptional: ${secretKeyRef.optional ?? false}`,
    )
  if (configMapKeyRef)
    writer.line(
      3,
      `${name}:\t<set to the key '${configMapKeyRef.key}' of config map '${configMapKeyRef.name ?? ''}'>\tOptional: ${configMapKeyRef.optional ?? false}`,
    )
}

function fieldValue(pod: Pod | null, path: string): string {
  return pod ? findAll(pod, `.${path}`).map(valueText).join('') : ''
}
