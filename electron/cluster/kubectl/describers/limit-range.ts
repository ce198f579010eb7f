// Models: describe.go: LimitRangeDescriber, describeLimitRangeSpec
// Simplified: resources stand in the reverse order of the alphabet, as they were recorded; a real kubectl shows them in any order.
import type { LimitRange, LimitRangeItem } from '../../../contract/api'
import type { Sparse } from '../../text/sparse'
import type { Describer } from './describer'
import { describeName } from './identity'
import type { DescriptionWriter } from './writer'

export const LIMIT_HEADERS = 'Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio'
export const LIMIT_RULES = '----\t--------\t---\t---\t---------------\t-------------\t-----------------------'

export const limitRangeDescriber: Describer<LimitRange> = {
  hasEvents: false,
  *describe(range, writer) {
    describeName(range, writer)
    writer.line(0, LIMIT_HEADERS)
    writer.line(0, LIMIT_RULES)
    describeLimits(range, '', writer)
  },
}

export function describeLimits({ spec }: Sparse<LimitRange>, prefix: string, writer: DescriptionWriter): void {
  for (const item of spec?.limits ?? [])
    for (const name of resourcesIn(item)) writer.line(0, `${prefix}${rowOf(item, name)}`)
}

function resourcesIn({
  min,
  max,
  default: limit,
  defaultRequest,
  maxLimitRequestRatio,
}: LimitRangeItem): readonly string[] {
  const all = [min, max, defaultRequest, limit, maxLimitRequestRatio].flatMap((amounts) => Object.keys(amounts ?? {}))
  return [...new Set(all)].sort().reverse()
}

function rowOf(item: LimitRangeItem, name: string): string {
  const { type, min, max, defaultRequest, default: limit, maxLimitRequestRatio } = item
  const amounts = [min, max, defaultRequest, limit, maxLimitRequestRatio].map((each) => each?.[name] ?? '-')
  return [type, name, ...amounts].join('\t')
}
