// Models: describe.go: JobDescriber, capIndexesListOrNone
import type { Job } from '../../../contract/api'
import { parseTime } from '../../kernel/calendar'
import { NONE, selectorText, UNSET } from '../../text/format'
import { humanDuration } from '../../text/human-duration'
import type { Sparse } from '../../text/sparse'
import { rfc1123 } from '../text/rfc1123'
import type { Describer } from './describer'
import { describeController, describeMarks, describeName } from './identity'
import { describeTemplate } from './pod-parts'
import type { DescriptionWriter } from './writer'

export const jobDescriber: Describer<Job> = {
  *describe(job, writer) {
    describeName(job, writer)
    writer.field(0, 'Selector', selectorText(job.spec?.selector))
    describeMarks(job, writer)
    describeController(job, writer)
    describeAims(job, writer)
    describeTimes(job, writer)
    describeCounts(job, writer)
    describeTemplate(job.spec?.template, writer)
  },
}

function describeAims({ spec }: Sparse<Job>, writer: DescriptionWriter): void {
  const { parallelism, completions, completionMode, suspend, backoffLimit, ttlSecondsAfterFinished } = spec ?? {}
  if (parallelism !== undefined) writer.field(0, 'Parallelism', parallelism)
  writer.field(0, 'Completions', completions ?? UNSET)
  if (completionMode) writer.field(0, 'Completion Mode', completionMode)
  if (suspend !== undefined) writer.field(0, 'Suspend', suspend)
  if (backoffLimit !== undefined) writer.field(0, 'Backoff Limit', backoffLimit)
  if (ttlSecondsAfterFinished !== undefined) writer.field(0, 'TTL Seconds After Finished', ttlSecondsAfterFinished)
}

function describeTimes({ spec, status }: Sparse<Job>, writer: DescriptionWriter): void {
  const { startTime, completionTime } = status ?? {}
  if (startTime) writer.field(0, 'Start Time', rfc1123(startTime))
  if (completionTime) writer.field(0, 'Completed At', rfc1123(completionTime))
  if (startTime && completionTime)
    writer.field(0, 'Duration', humanDuration(parseTime(completionTime) - parseTime(startTime)))
  if (spec?.activeDeadlineSeconds !== undefined)
    writer.field(0, 'Active Deadline Seconds', `${spec.activeDeadlineSeconds}s`)
}

function describeCounts({ spec, status }: Sparse<Job>, writer: DescriptionWriter): void {
  const { active = 0, ready, succeeded = 0, failed = 0, completedIndexes = '' } = status ?? {}
  const readyText = ready === undefined ? '' : ` (${ready} Ready)`
  writer.field(0, 'Pods Statuses', `${active} Active${readyText} / ${succeeded} Succeeded / ${failed} Failed`)
  if (spec?.completionMode === 'Indexed') writer.field(0, 'Completed Indexes', cutIndexes(completedIndexes))
}

const LONGEST_INDEXES = 50

/** A long list ends at the first comma after its limit. */
function cutIndexes(indexes: string): string {
  if (indexes === '') return NONE
  if (indexes.length <= LONGEST_INDEXES) return indexes
  const comma = indexes.indexOf(',', LONGEST_INDEXES)
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`
}
