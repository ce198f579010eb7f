// Models: describe.go: CronJobDescriber, describeJobTemplate, printActiveJobs
import type { CronJob, JobTemplateSpec } from '../../../contract/api'
import { boolText, NONE, selectorText, UNSET } from '../../text/format'
import { rfc1123 } from '../text/rfc1123'
import type { Describer } from './describer'
import { describeIdentity } from './identity'
import { describeTemplate } from './pod-parts'
import type { DescriptionWriter } from './writer'

export const cronJobDescriber: Describer<CronJob> = {
  *describe(cronJob, writer) {
    const { spec, status } = cronJob
    describeIdentity(cronJob, writer)
    writer.field(0, 'Schedule', spec?.schedule ?? '')
    writer.field(0, 'Concurrency Policy', spec?.concurrencyPolicy ?? '')
    writer.field(0, 'Suspend', spec?.suspend === undefined ? UNSET : boolText(spec.suspend))
    writer.field(0, 'Time Zone', spec?.timeZone ?? UNSET)
    writer.field(0, 'Successful Job History Limit', spec?.successfulJobsHistoryLimit ?? UNSET)
    writer.field(0, 'Failed Job History Limit', spec?.failedJobsHistoryLimit ?? UNSET)
    writer.field(0, 'Starting Deadline Seconds', secondsText(spec?.startingDeadlineSeconds))
    describeJobTemplate(spec?.jobTemplate, writer)
    writer.field(0, 'Last Schedule Time', status?.lastScheduleTime ? rfc1123(status.lastScheduleTime) : UNSET)
    writer.field(0, 'Active Jobs', (status?.active ?? []).map(({ name }) => name).join(', ') || NONE)
  },
}

function describeJobTemplate(template: JobTemplateSpec | undefined, writer: DescriptionWriter): void {
  const spec = template?.spec
  writer.field(0, 'Selector', spec?.selector ? selectorText(spec.selector) : UNSET)
  writer.field(0, 'Parallelism', spec?.parallelism ?? UNSET)
  writer.field(0, 'Completions', spec?.completions ?? UNSET)
  if (spec?.activeDeadlineSeconds !== undefined)
    writer.field(0, 'Active Deadline Seconds', secondsText(spec.activeDeadlineSeconds))
  describeTemplate(spec?.template, writer)
}

function secondsText(seconds: number | undefined): string {
  return seconds === undefined ? UNSET : `${seconds}s`
}
