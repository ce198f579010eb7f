// Models: describe.go: EndpointsDescriber, EndpointSliceDescriber
import type { Endpoint, Endpoints, EndpointSlice } from '../../../contract/api'
import { NONE, UNSET } from '../../text/format'
import type { Describer } from './describer'
import { describeIdentity } from './identity'
import type { DescriptionWriter } from './writer'

export const endpointsDescriber: Describer<Endpoints> = {
  *describe(endpoints, writer) {
    describeIdentity(endpoints, writer)
    writer.line(0, 'Subsets:')
    for (const { addresses = [], notReadyAddresses = [], ports = [] } of endpoints.subsets ?? []) {
      writer.field(1, 'Addresses', addresses.map(({ ip }) => ip).join(',') || NONE)
      writer.field(1, 'NotReadyAddresses', notReadyAddresses.map(({ ip }) => ip).join(',') || NONE)
      if (ports.length > 0) writer.line(1, 'Ports:')
      describePortTable(ports, 2, writer)
      writer.line(0, '')
    }
  },
}

interface Port {
  readonly name?: string
  readonly port?: number
  readonly protocol?: string
}

function describePortTable(ports: readonly Port[], level: number, writer: DescriptionWriter): void {
  if (ports.length === 0) return
  writer.line(level, 'Name\tPort\tProtocol')
  writer.line(level, '----\t----\t--------')
  for (const { name, port, protocol } of ports)
    writer.line(level, `${name || UNSET}\t${port ?? UNSET}\t${protocol ?? 'TCP'}`)
}

export const endpointSliceDescriber: Describer<EndpointSlice> = {
  *describe(slice, writer) {
    const { addressType, ports, endpoints } = slice
    describeIdentity(slice, writer)
    writer.field(0, 'AddressType', addressType)
    writer.line(0, (ports ?? []).length === 0 ? `Ports: ${UNSET}` : 'Ports:')
    describePortTable(ports ?? [], 1, writer)
    writer.line(0, (endpoints ?? []).length === 0 ? 'Endpoints: <none>' : 'Endpoints:')
    for (const endpoint of endpoints ?? []) describeEndpoint(endpoint, writer)
  },
}

function describeEndpoint(
  { addresses, conditions, hostname, targetRef, nodeName, zone }: Endpoint,
  writer: DescriptionWriter,
): void {
  writer.line(1, `- Addresses:\t${addresses.join(',')}`)
  writer.line(2, 'Conditions:')
  writer.field(3, 'Ready', conditions?.ready ?? UNSET)
  writer.field(2, 'Hostname', hostname ?? UNSET)
  if (targetRef) writer.field(2, 'TargetRef', `${targetRef.kind ?? ''}/${targetRef.name ?? ''}`)
  writer.field(2, 'NodeName', nodeName ?? UNSET)
  writer.field(2, 'Zone', zone ?? UNSET)
}
