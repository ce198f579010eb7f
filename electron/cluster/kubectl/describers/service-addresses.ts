// Models: describe.go: ServiceCIDRDescriber, IPAddressDescriber
import type { IPAddress, ServiceCIDR } from '../../../contract/api'
import type { Describer } from './describer'
import { describeMarks } from './identity'

export const serviceCidrDescriber: Describer<ServiceCIDR> = {
  *describe(range, writer) {
    writer.field(0, 'Name', range.metadata.name)
    describeMarks(range, writer)
    writer.field(0, 'CIDRs', (range.spec?.cidrs ?? []).join(', '))
    const conditions = range.status?.conditions ?? []
    if (conditions.length === 0) return
    writer.line(0, 'Status:')
    writer.line(0, 'Conditions:')
    writer.line(1, 'Type\tStatus\tReason\tMessage')
    writer.line(1, '----\t------\t------\t-------')
    for (const { type, status, reason, message } of conditions)
      writer.line(1, `${type}\t${status}\t${reason}\t${message}`)
  },
}

export const ipAddressDescriber: Describer<IPAddress> = {
  *describe(address, writer) {
    const { group = '', resource = '', namespace = '', name = '' } = address.spec?.parentRef ?? {}
    writer.field(0, 'Name', address.metadata.name)
    describeMarks(address, writer)
    writer.line(0, 'Parent Reference:')
    writer.field(1, 'Group', group)
    writer.field(1, 'Resource', resource)
    writer.field(1, 'Namespace', namespace)
    writer.field(1, 'Name', name)
  },
}
