import type { FlowSchema, PriorityLevelConfiguration } from '../../../contract/api'
import { ageOf, NONE } from '../../text/format'
import { AGE, integer, NAME, text } from './columns'
import type { Printer } from './printer'

// Models: printers.go: printFlowSchema
export const flowSchemaPrinter: Printer<FlowSchema> = {
  columns: [
    NAME,
    text('PriorityLevel', 'Which level its requests belong to'),
    integer('MatchingPrecedence', 'The smaller, the earlier it is asked'),
    text('DistinguisherMethod', 'What tells one flow from another'),
    AGE,
    text('MissingPL', 'Whether the level it names does not exist'),
  ],
  cells({ metadata, spec, status }, nowMs) {
    const dangling = status?.conditions?.find(({ type }) => type === 'Dangling')?.status ?? '?'
    return [
      metadata.name, spec?.priorityLevelConfiguration.name ?? NONE, spec?.matchingPrecedence ?? 0,
      spec?.distinguisherMethod?.type ?? NONE, ageOf(metadata, nowMs), dangling,
    ] // prettier-ignore
  },
}

// Models: printers.go: printPriorityLevelConfiguration
export const priorityLevelConfigurationPrinter: Printer<PriorityLevelConfiguration> = {
  columns: [
    NAME,
    text('Type', 'Limited, or Exempt from every limit'),
    text('NominalConcurrencyShares', 'Its share of the seats'),
    text('Queues', 'How many queues wait for seats'),
    text('HandSize', 'How many queues a flow is dealt'),
    text('QueueLengthLimit', 'How many requests a queue holds'),
    AGE,
  ],
  cells({ metadata, spec }, nowMs) {
    const limited = spec?.limited
    const queuing = limited?.limitResponse?.queuing
    const shares = limited?.nominalConcurrencyShares ?? NONE
    const { queues = NONE, handSize = NONE, queueLengthLimit = NONE } = queuing ?? {}
    return [metadata.name, spec?.type ?? '', shares, queues, handSize, queueLengthLimit, ageOf(metadata, nowMs)]
  },
}
