import type { CronJob, Job } from '../../../contract/api'
import { parseTime } from '../../kernel/calendar'
import { age, ageOf, boolText, NONE, UNSET } from '../../text/format'
import { humanDuration } from '../../text/human-duration'
import type { Sparse } from '../../text/sparse'
import { AGE, flag, integer, NAME, text } from './columns'
import type { Printer } from './printer'
import { selectedCells, TEMPLATE_COLUMNS } from './workloads'

// Models: printers.go: printJob
export const jobPrinter: Printer<Job> = {
  columns: [
    NAME,
    text('Status', 'Whether it runs, waits or is over, and how it ended'),
    text('Completions', 'How many Pods succeeded, of how many that must'),
    text('Duration', 'Time from its start to its completion, or to now'),
    AGE,
    ...TEMPLATE_COLUMNS,
  ],
  cells(job, nowMs) {
    const { metadata, spec } = job
    return [
      metadata.name, statusText(job), completionsText(job), durationText(job, nowMs), ageOf(metadata, nowMs),
      ...selectedCells(spec),
    ] // prettier-ignore
  },
}

function statusText({ metadata, status }: Sparse<Job>): string {
  const isTrue = (wanted: string): boolean =>
    status?.conditions?.some(({ type, status: value }) => type === wanted && value === 'True') ?? false
  if (isTrue('Complete')) return 'Complete'
  if (isTrue('Failed')) return 'Failed'
  if (metadata.deletionTimestamp) return 'Terminating'
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(isTrue) ?? 'Running'
}

/** A job without a number of completions is a queue of work: one success ends it, however many work at it. */
function completionsText({ spec, status }: Sparse<Job>): string {
  const { completions, parallelism = 0 } = spec ?? {}
  const succeeded = status?.succeeded ?? 0
  if (completions !== undefined) return `${succeeded}/${completions}`
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`
}

function durationText({ status }: Sparse<Job>, nowMs: number): string {
  if (!status?.startTime) return ''
  const endMs = status.completionTime ? parseTime(status.completionTime) : nowMs
  return humanDuration(endMs - parseTime(status.startTime))
}

// Models: printers.go: printCronJob
export const cronJobPrinter: Printer<CronJob> = {
  columns: [
    NAME,
    text('Schedule', 'When it runs, in the form of cron'),
    text('Timezone', 'Whose clock the schedule is read by'),
    flag('Suspend', 'Whether it starts nothing for now'),
    integer('Active', 'How many of its jobs run'),
    text('Last Schedule', 'Time since it started a job'),
    AGE,
    ...TEMPLATE_COLUMNS,
  ],
  cells({ metadata, spec, status }, nowMs) {
    const { schedule = '', timeZone, suspend, jobTemplate } = spec ?? {}
    const { lastScheduleTime, active = [] } = status ?? {}
    return [
      metadata.name, schedule, timeZone ?? NONE, suspend === undefined ? UNSET : boolText(suspend), active.length,
      lastScheduleTime ? age(lastScheduleTime, nowMs) : NONE, ageOf(metadata, nowMs), ...selectedCells(jobTemplate?.spec),
    ] // prettier-ignore
  },
}
