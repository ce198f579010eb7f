// Models: describe.go: IngressDescriber, IngressClassDescriber
import {
  isApiError,
  type Ingress,
  type IngressBackend,
  type IngressClass,
  type IngressServiceBackend,
} from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { loadBalancerText } from '../../text/addresses'
import { NONE } from '../../text/format'
import type { Sparse } from '../../text/sparse'
import type { CommandContext } from '../command'
import type { Describer } from './describer'
import { describeMarks } from './identity'
import { endpointsText, SERVICE_NAME } from './service'
import type { DescriptionWriter } from './writer'

const NO_BACKEND = '<default>'

export const ingressDescriber: Describer<Ingress> = {
  *describe(ingress, writer, { command }) {
    const { metadata, spec, status } = ingress
    const namespace = metadata.namespace ?? ''
    writer.field(0, 'Name', metadata.name)
    writer.labels('Labels', metadata.labels)
    writer.field(0, 'Namespace', namespace)
    writer.field(0, 'Address', loadBalancerText(status?.loadBalancer))
    writer.field(0, 'Ingress Class', spec?.ingressClassName ?? NONE)
    const fallback = spec?.defaultBackend ? yield* backendText(spec.defaultBackend, namespace, command) : NO_BACKEND
    writer.field(0, 'Default backend', fallback)
    describeTls(ingress, writer)
    yield* describeRules(ingress, fallback, writer, command)
    writer.annotations('Annotations', metadata.annotations)
  },
}

function describeTls({ spec }: Sparse<Ingress>, writer: DescriptionWriter): void {
  const tls = spec?.tls ?? []
  if (tls.length > 0) writer.line(0, 'TLS:')
  for (const { secretName, hosts = [] } of tls)
    writer.line(1, secretName ? `${secretName} terminates ${hosts.join(',')}` : `SNI routes ${hosts.join(',')}`)
}

function* describeRules(
  { metadata, spec }: Sparse<Ingress>,
  fallback: string,
  writer: DescriptionWriter,
  command: CommandContext,
): Task {
  writer.line(0, 'Rules:\n  Host\tPath\tBackends')
  writer.line(1, '----\t----\t--------')
  const rules = (spec?.rules ?? []).filter(({ http }) => http)
  if (rules.length === 0) writer.line(1, `*\t*\t${fallback}`)
  for (const { host, http } of rules) {
    writer.line(1, `${host || '*'}\t`)
    for (const { path, backend } of http!.paths)
      writer.line(2, `\t${path ?? ''} \t${yield* backendText(backend, metadata.namespace ?? '', command)}`)
  }
}

/** `web:80 (10.244.0.62:80)`. */
function* backendText({ service, resource }: IngressBackend, namespace: string, command: CommandContext): Task<string> {
  if (service) return `${service.name}:${portText(service)}${yield* addressesText(service, namespace, command)}`
  if (!resource) return ''
  return `APIGroup: ${resource.apiGroup ?? NONE}, Kind: ${resource.kind}, Name: ${resource.name}`
}

function portText({ port }: IngressServiceBackend): string {
  return port?.number ? String(port.number) : (port?.name ?? '')
}

function* addressesText(
  { name, port }: IngressServiceBackend,
  namespace: string,
  { client }: CommandContext,
): Task<string> {
  try {
    const service = yield* client.get('Service', namespace, name)
    const { items } = yield* client.list('EndpointSlice', namespace, { labelSelector: `${SERVICE_NAME}=${name}` })
    const served = service.spec.ports?.find((each) =>
      port?.number ? each.port === port.number : each.name === port?.name,
    )
    return ` (${endpointsText(served?.name ?? '', items)})`
  } catch (error) {
    if (!isApiError(error)) throw error
    return `(<error: ${error.message}>)`
  }
}

export const ingressClassDescriber: Describer<IngressClass> = {
  *describe(ingressClass, writer) {
    const { metadata, spec } = ingressClass
    writer.field(0, 'Name', metadata.name)
    describeMarks(ingressClass, writer)
    writer.field(0, 'Controller', spec?.controller ?? '')
    if (!spec?.parameters) return
    const { apiGroup, kind, name } = spec.parameters
    writer.line(0, 'Parameters:')
    if (apiGroup !== undefined) writer.field(1, 'APIGroup', apiGroup)
    writer.field(1, 'Kind', kind)
    writer.field(1, 'Name', name)
  },
}
