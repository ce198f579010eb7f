// Models: describe.go: ConfigMapDescriber, SecretDescriber, ServiceAccountDescriber, NamespaceDescriber
import type { ApiObject, ConfigMap, Secret, ServiceAccount } from '../../../contract/api'
import type { Namespace } from '../sparse'
import { NONE } from '../../text/format'
import type { Describer } from './describer'
import type { DescriptionWriter } from './writer'

function describeIdentity({ metadata }: ApiObject, writer: DescriptionWriter): void {
  writer.field(0, 'Name', metadata.name)
  if (metadata.namespace) writer.field(0, 'Namespace', metadata.namespace)
  writer.labels('Labels', metadata.labels)
  writer.annotations('Annotations', metadata.annotations)
}

export const configMapDescriber: Describer<ConfigMap> = {
  *describe(configMap, writer) {
    describeIdentity(configMap, writer)
    writer.line(0, '\nData\n====')
    const { data = {}, binaryData = {} } = configMap
    for (const key of Object.keys(data).sort()) writer.line(0, `${key}:\n----\n${data[key]!}\n`)
    writer.line(0, '\nBinaryData\n====')
    for (const key of Object.keys(binaryData).sort()) writer.line(0, `${key}: ${base64Length(binaryData[key]!)} bytes`)
    writer.line(0, '')
  },
}

export const secretDescriber: Describer<Secret> = {
  hasEvents: false,
  *describe(secret, writer) {
    describeIdentity(secret, writer)
    writer.line(0, `\nType:\t${secret.type ?? ''}`)
    writer.line(0, '\nData\n====')
    const { data = {} } = secret
    for (const key of Object.keys(data).sort()) writer.field(0, key, `${base64Length(data[key]!)} bytes`)
  },
}

/** How many bytes a base64 text stands for. */
function base64Length(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4)
}

export const serviceAccountDescriber: Describer<ServiceAccount> = {
  *describe(account, writer) {
    describeIdentity(account, writer)
    writer.field(0, 'Image pull secrets', account.imagePullSecrets?.map(({ name }) => name ?? '').join(', ') || NONE)
  },
}

// Simplified: quotas and limit ranges do not exist here, so a namespace never has one.
export const namespaceDescriber: Describer<Namespace> = {
  hasEvents: false,
  *describe(namespace, writer) {
    describeIdentity(namespace, writer)
    writer.field(0, 'Status', namespace.status?.phase ?? '')
    writer.line(0, '\nNo resource quota.')
    writer.line(0, '\nNo LimitRange resource.')
  },
}
