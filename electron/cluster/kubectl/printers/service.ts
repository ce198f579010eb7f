import type { EndpointSlice } from '../../../contract/api'
import type { Service } from '../sparse'
import { ageOf, labelsText, listText, NONE, UNSET } from '../../text/format'
import { columnsOf, type Printer } from './printer'

// Models: printers.go: printService, getServiceExternalIP, makePortString
// Simplified: a load balancer's long list of addresses is not cut.
export const servicePrinter: Printer<Service> = {
  columns: columnsOf(['NAME', 'TYPE', 'CLUSTER-IP', 'EXTERNAL-IP', 'PORT(S)', 'AGE'], ['SELECTOR']),
  cells(service, nowMs) {
    const { metadata, spec } = service
    return [
      metadata.name, spec?.type ?? '', spec?.clusterIPs?.[0] ?? (spec?.clusterIP || NONE), externalIp(service),
      portsText(service), ageOf(metadata, nowMs), labelsText(spec?.selector),
    ] // prettier-ignore
  },
}

function externalIp({ spec, status }: Service): string {
  if (spec?.type === 'ExternalName') return spec.externalName ?? NONE
  const external = spec?.externalIPs ?? []
  if (spec?.type !== 'LoadBalancer') return external.join(',') || NONE
  const given = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || (hostname ?? ''))
  return [...[...new Set(given)].sort(), ...external].join(',') || '<pending>'
}

function portsText({ spec }: Service): string {
  const ports = (spec?.ports ?? []).map(({ port, nodePort, protocol }) =>
    nodePort ? `${port}:${nodePort}/${protocol ?? 'TCP'}` : `${port}/${protocol ?? 'TCP'}`,
  )
  return ports.join(',') || NONE
}

// Models: printers.go: printEndpointSlice
export const endpointSlicePrinter: Printer<EndpointSlice> = {
  columns: columnsOf(['NAME', 'ADDRESSTYPE', 'PORTS', 'ENDPOINTS', 'AGE']),
  cells({ metadata, addressType, ports, endpoints }, nowMs) {
    const numbers = (ports ?? []).map(({ port }) => port ?? '*')
    const addresses = (endpoints ?? []).flatMap((endpoint) => endpoint.addresses)
    return [metadata.name, addressType, listText(numbers, UNSET), listText(addresses, UNSET), ageOf(metadata, nowMs)]
  },
}
