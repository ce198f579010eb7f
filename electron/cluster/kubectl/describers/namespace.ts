// Models: describe.go: NamespaceDescriber, DescribeResourceQuotas, DescribeLimitRanges
import { isApiError, type LimitRange, type Namespace, type ResourceQuota } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { rfc1123 } from '../text/rfc1123'
import type { Describer } from './describer'
import { describeIdentity } from './identity'
import { describeLimits, LIMIT_HEADERS, LIMIT_RULES } from './limit-range'
import { describeScopes, describeUsage } from './resource-quota'
import type { DescriptionWriter } from './writer'

export const namespaceDescriber: Describer<Namespace> = {
  hasEvents: false,
  *describe(namespace, writer, { command }) {
    describeIdentity(namespace, writer)
    writer.field(0, 'Status', namespace.status?.phase ?? '')
    describeConditions(namespace.status?.conditions ?? [], writer)
    const { name } = namespace.metadata
    const quotas = yield* ifServed(command.client.list('ResourceQuota', name))
    if (quotas) describeQuotas(quotas.items, writer)
    const limits = yield* ifServed(command.client.list('LimitRange', name))
    if (limits) describeLimitRanges(limits.items, writer)
  },
}

/** A server that knows no such kind is told nothing about. */
function* ifServed<T>(list: Task<T>): Task<T | null> {
  try {
    return yield* list
  } catch (error) {
    if (isApiError(error, 'NotFound')) return null
    throw error
  }
}

function describeConditions(
  conditions: NonNullable<NonNullable<Namespace['status']>['conditions']>,
  writer: DescriptionWriter,
): void {
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:\n  Type\tStatus\tLastTransitionTime\tReason\tMessage')
  writer.line(1, '----\t------\t------------------\t------\t-------')
  for (const { type, status, lastTransitionTime, reason, message } of conditions)
    writer.line(1, `${type}\t${status}\t${rfc1123(lastTransitionTime)}\t${reason ?? ''}\t${message ?? ''}`)
}

function describeQuotas(quotas: readonly ResourceQuota[], writer: DescriptionWriter): void {
  if (quotas.length === 0) {
    writer.line(0, '\nNo resource quota.')
    return
  }
  writer.line(0, '\nResource Quotas')
  const sorted = [...quotas].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
  for (const quota of sorted) {
    writer.field(1, 'Name', quota.metadata.name)
    describeScopes(quota, 1, writer)
    describeUsage(quota, 1, '---', writer)
  }
}

function describeLimitRanges(ranges: readonly LimitRange[], writer: DescriptionWriter): void {
  if (ranges.length === 0) {
    writer.line(0, '\nNo LimitRange resource.')
    return
  }
  writer.line(0, `\nResource Limits\n ${LIMIT_HEADERS}`)
  writer.line(0, ` ${LIMIT_RULES}`)
  for (const range of ranges) describeLimits(range, ' ', writer)
}
