// Models: describe.go: ResourceQuotaDescriber, helpTextForResourceQuotaScope
import type { ResourceQuota } from '../../../contract/api'
import type { Sparse } from '../../text/sparse'
import type { Describer } from './describer'
import { describeName } from './identity'
import type { DescriptionWriter } from './writer'

export const resourceQuotaDescriber: Describer<ResourceQuota> = {
  hasEvents: false,
  *describe(quota, writer) {
    describeName(quota, writer)
    describeScopes(quota, 0, writer)
    describeUsage(quota, 0, '----', writer)
  },
}

const SCOPES: Readonly<Record<string, string>> = {
  Terminating: 'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating: 'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort: 'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort: 'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
} // prettier-ignore

/** Which Pods it counts, when not all. */
export function describeScopes({ spec }: Sparse<ResourceQuota>, level: number, writer: DescriptionWriter): void {
  const scopes = [...(spec?.scopes ?? [])].sort()
  if (scopes.length === 0) return
  writer.field(level, 'Scopes', scopes.join(', '))
  for (const scope of scopes) if (SCOPES[scope]) writer.line(level, `${level === 0 ? ' ' : ''}* ${SCOPES[scope]}`)
}

export function describeUsage(
  { status }: Sparse<ResourceQuota>,
  level: number,
  rule: string,
  writer: DescriptionWriter,
): void {
  const { hard = {}, used = {} } = status ?? {}
  writer.line(level, 'Resource\tUsed\tHard')
  writer.line(level, `--------\t${rule}\t${rule}`)
  for (const name of Object.keys(hard).sort()) writer.line(level, `${name}\t${used[name] ?? '0'}\t${hard[name]!}`)
}
