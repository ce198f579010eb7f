import type { Endpoints, EndpointSlice, IPAddress, Service, ServiceCIDR } from '../../../contract/api'
import { hostPort, loadBalancerText } from '../../text/addresses'
import { ageOf, labelsText, listText, NONE, UNSET } from '../../text/format'
import type { Sparse } from '../../text/sparse'
import { AGE, NAME, text, wide } from './columns'
import type { Printer } from './printer'

// Models: printers.go: printService, getServiceExternalIP, makePortString
export const servicePrinter: Printer<Service> = {
  columns: [
    NAME,
    text('Type', 'From where it can be reached'),
    text('Cluster-IP', 'Its address inside the cluster'),
    text('External-IP', 'Its addresses outside'),
    text('Port(s)', 'Ports it listens on, with those of the nodes'),
    AGE,
    wide(text('Selector', 'Labels of the Pods behind it')),
  ],
  cells(service, nowMs) {
    const { metadata, spec } = service
    return [
      metadata.name, spec?.type ?? '', spec?.clusterIPs?.[0] ?? (spec?.clusterIP || NONE), externalIp(service),
      portsText(service), ageOf(metadata, nowMs), labelsText(spec?.selector),
    ] // prettier-ignore
  },
}

function externalIp({ spec, status }: Sparse<Service>): string {
  if (spec?.type === 'ExternalName') return spec.externalName ?? NONE
  const external = spec?.externalIPs ?? []
  if (spec?.type !== 'LoadBalancer') return external.join(',') || NONE
  const given = loadBalancerText(status?.loadBalancer)
  return [...(given === '' ? [] : [given]), ...external].join(',') || '<pending>'
}

function portsText({ spec }: Sparse<Service>): string {
  const ports = (spec?.ports ?? []).map(({ port, nodePort, protocol }) =>
    nodePort ? `${port}:${nodePort}/${protocol ?? 'TCP'}` : `${port}/${protocol ?? 'TCP'}`,
  )
  return ports.join(',') || NONE
}

// Models: printers.go: printEndpoints, formatEndpoints
export const endpointsPrinter: Printer<Endpoints> = {
  columns: [NAME, text('Endpoints', 'Ready addresses, with their ports'), AGE],
  cells: ({ metadata, subsets = [] }, nowMs) => [metadata.name, endpointsText(subsets), ageOf(metadata, nowMs)],
}

function endpointsText(subsets: NonNullable<Endpoints['subsets']>): string {
  if (subsets.length === 0) return NONE
  const addresses = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => hostPort(ip, port))),
  )
  return listText(addresses, '')
}

// Models: printers.go: printEndpointSlice
export const endpointSlicePrinter: Printer<EndpointSlice> = {
  columns: [
    NAME,
    text('AddressType', 'Which kind of addresses it holds'),
    text('Ports', 'On which the endpoints listen'),
    text('Endpoints', 'Addresses, ready or not'),
    AGE,
  ],
  cells({ metadata, addressType, ports, endpoints }, nowMs) {
    const numbers = (ports ?? []).map(({ port }) => port ?? '*')
    const addresses = (endpoints ?? []).flatMap((endpoint) => endpoint.addresses)
    return [metadata.name, addressType, listText(numbers, UNSET), listText(addresses, UNSET), ageOf(metadata, nowMs)]
  },
}

// Models: printers.go: printServiceCIDR
export const serviceCidrPrinter: Printer<ServiceCIDR> = {
  columns: [NAME, text('CIDRs', 'Ranges from which Services get their addresses'), AGE],
  cells: ({ metadata, spec }, nowMs) => [metadata.name, (spec?.cidrs ?? []).join(','), ageOf(metadata, nowMs)],
}

// Models: printers.go: printIPAddress
export const ipAddressPrinter: Printer<IPAddress> = {
  columns: [NAME, text('ParentRef', 'The object that the address belongs to')],
  cells({ metadata, spec }) {
    const { group = '', resource = '', namespace = '', name = '' } = spec?.parentRef ?? {}
    const kind = group === '' ? resource : `${resource}.${group}`
    return [metadata.name, [kind, namespace, name].filter((part) => part !== '').join('/')]
  },
}
