import type { Ingress, IngressClass, NetworkPolicy } from '../../../contract/api'
import { loadBalancerText } from '../../text/addresses'
import { ageOf, NONE, selectorText } from '../../text/format'
import { AGE, NAME, text } from './columns'
import type { Printer } from './printer'

const MOST_HOSTS = 3

// Models: printers.go: printIngress, formatHosts, formatPorts
export const ingressPrinter: Printer<Ingress> = {
  columns: [
    NAME,
    text('Class', 'Which controller serves it'),
    text('Hosts', 'Names that its rules listen to'),
    text('Address', 'Where the load balancer can be reached'),
    text('Ports', 'Ports of the load balancer'),
    AGE,
  ],
  cells({ metadata, spec, status }, nowMs) {
    const { ingressClassName = NONE, rules = [], tls = [] } = spec ?? {}
    const ports = tls.length > 0 ? '80, 443' : '80'
    const address = loadBalancerText(status?.loadBalancer)
    return [metadata.name, ingressClassName, hostsText(rules), address, ports, ageOf(metadata, nowMs)]
  },
}

/** What is too much is counted in rules, whether they name a host or not. */
function hostsText(rules: readonly { readonly host?: string }[]): string {
  const named = rules.flatMap(({ host }, index) => (host ? [{ host, index }] : []))
  const shown = named.slice(0, MOST_HOSTS)
  if (shown.length === 0) return '*'
  const hosts = shown.map(({ host }) => host).join(',')
  const isCut = shown.length === MOST_HOSTS && shown.at(-1)!.index < rules.length - 1
  return isCut ? `${hosts} + ${rules.length - MOST_HOSTS} more...` : hosts
}

const DEFAULT_CLASS = 'ingressclass.kubernetes.io/is-default-class'

// Models: printers.go: printIngressClass
export const ingressClassPrinter: Printer<IngressClass> = {
  columns: [
    NAME,
    text('Controller', 'Who serves Ingresses of this class'),
    text('Parameters', 'Object with more settings for the controller'),
    AGE,
  ],
  cells({ metadata, spec }, nowMs) {
    const isDefault = metadata.annotations?.[DEFAULT_CLASS] === 'true'
    const name = isDefault ? `${metadata.name} (default)` : metadata.name
    return [name, spec?.controller ?? '', parametersText(spec?.parameters), ageOf(metadata, nowMs)]
  },
}

type Parameters = NonNullable<IngressClass['spec']>['parameters']

function parametersText(parameters: Parameters): string {
  if (!parameters) return NONE
  const { kind, apiGroup, name } = parameters
  return `${apiGroup === undefined ? kind : `${kind}.${apiGroup}`}/${name}`
}

// Models: printers.go: printNetworkPolicy
export const networkPolicyPrinter: Printer<NetworkPolicy> = {
  columns: [NAME, text('Pod-Selector', 'Pods that it isolates'), AGE],
  cells: ({ metadata, spec }, nowMs) => [metadata.name, selectorText(spec?.podSelector), ageOf(metadata, nowMs)],
}
