// Models: describe.go: ServiceDescriber, formatEndpointSlices
import type { Endpoint, EndpointSlice, ServicePort } from '../../../contract/api'
import type { Service } from '../sparse'
import { labelsText, NONE, UNSET } from '../../text/format'
import type { Describer } from './describer'
import type { DescriptionWriter } from './writer'

/** The label by which a Service finds its EndpointSlices. */
export const SERVICE_NAME = 'kubernetes.io/service-name'

export const serviceDescriber: Describer<Service> = {
  *describe(service, writer, { command }) {
    const { metadata, spec } = service
    const labelSelector = `${SERVICE_NAME}=${metadata.name}`
    const slices = (yield* command.client.list('EndpointSlice', metadata.namespace ?? '', { labelSelector })).items
    writer.field(0, 'Name', metadata.name)
    writer.field(0, 'Namespace', metadata.namespace ?? '')
    writer.labels('Labels', metadata.labels)
    writer.annotations('Annotations', metadata.annotations)
    writer.field(0, 'Selector', labelsText(spec?.selector))
    writer.field(0, 'Type', spec?.type ?? '')
    describeAddresses(service, writer)
    for (const port of spec?.ports ?? []) describePort(port, slices, writer)
    writer.field(0, 'Session Affinity', spec?.sessionAffinity ?? 'None')
    if (spec?.externalTrafficPolicy) writer.field(0, 'External Traffic Policy', spec.externalTrafficPolicy)
    if (spec?.healthCheckNodePort) writer.field(0, 'HealthCheck NodePort', spec.healthCheckNodePort)
    if (spec?.internalTrafficPolicy) writer.field(0, 'Internal Traffic Policy', spec.internalTrafficPolicy)
    if (spec?.trafficDistribution) writer.field(0, 'Traffic Distribution', spec.trafficDistribution)
    if (spec?.loadBalancerSourceRanges?.length)
      writer.field(0, 'LoadBalancer Source Ranges', spec.loadBalancerSourceRanges.join(','))
  },
}

function describeAddresses({ spec, status }: Service, writer: DescriptionWriter): void {
  if (spec?.ipFamilyPolicy) writer.field(0, 'IP Family Policy', spec.ipFamilyPolicy)
  writer.field(0, 'IP Families', spec?.ipFamilies?.join(',') || NONE)
  writer.field(0, 'IP', spec?.clusterIP ?? '')
  writer.field(0, 'IPs', spec?.clusterIPs?.join(',') || NONE)
  if (spec?.externalIPs?.length) writer.field(0, 'External IPs', spec.externalIPs.join(','))
  if (spec?.loadBalancerIP) writer.field(0, 'Desired LoadBalancer IP', spec.loadBalancerIP)
  if (spec?.externalName) writer.field(0, 'External Name', spec.externalName)
  const ingress = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname = '', ipMode }) =>
    ip ? `${ip}${ipMode ? ` (${ipMode})` : ''}` : hostname,
  )
  if (ingress.length > 0) writer.field(0, 'LoadBalancer Ingress', ingress.join(', '))
}

function describePort(port: ServicePort, slices: readonly EndpointSlice[], writer: DescriptionWriter): void {
  const { name = '', protocol = 'TCP', targetPort, nodePort } = port
  writer.field(0, 'Port', `${name || UNSET}\t${port.port}/${protocol}`)
  writer.field(0, 'TargetPort', `${targetPort ?? port.port}/${protocol}`)
  if (nodePort) writer.field(0, 'NodePort', `${name || UNSET}\t${nodePort}/${protocol}`)
  writer.field(0, 'Endpoints', endpointsText(name, slices))
}

/** The first three ready addresses, and how many more there are. */
export function endpointsText(portName: string, slices: readonly EndpointSlice[]): string {
  if (slices.length === 0) return NONE
  const addresses = slices.flatMap(({ ports, endpoints }) => {
    const number = (ports ?? []).find(({ name }) => (name ?? '') === portName)?.port
    return number === undefined ? [] : (endpoints ?? []).filter(isReady).flatMap((each) => each.addresses.map((address) => `${address}:${number}`)) // prettier-ignore
  })
  const shown = addresses.slice(0, 3).join(',')
  return addresses.length > 3 ? `${shown} + ${addresses.length - 3} more...` : shown
}

function isReady({ conditions }: Endpoint): boolean {
  return conditions?.ready !== false
}
