import type { CronJob, Job, JobSpec } from '../../../contract/api'
import { validateCronJob, validateCronJobName } from '../validation/cron-job'
import { LEGACY_NAME_LABEL, LEGACY_UID_LABEL, NAME_LABEL, UID_LABEL, validateJob, validateJobChange } from '../validation/job' // prettier-ignore
import { validateMetadata } from '../validation/metadata'
import { dns1123Subdomain } from '../validation/names'
import { defaultCronJobSpec, defaultJob } from './defaults/job'
import { mapField } from './defaults/fill'
import { strategyFor } from './kind-rules'

/** Jobs and CronJobs. */
// Models: pkg/registry/batch/{job,cronjob}/strategy.go
export const jobStrategy = strategyFor<Job>('Job', {
  defaultPropagation: 'Orphan',
  counts: true,
  firstStatus: () => ({}),
  defaults: defaultJob,
  prepare: (job) => (job.spec.manualSelector ? job : defaultJob(withGeneratedSelector(job))),
  validate: validateJob,
  validateChange: validateJobChange,
})

/** A Job finds its own Pods, and nobody else's, by its uid; the name is there for people. */
// Models: generateSelector
function withGeneratedSelector(job: Job): Job {
  const { uid, name } = job.metadata
  const { template, selector }: JobSpec = job.spec
  const labels = {
    [LEGACY_NAME_LABEL]: name,
    [NAME_LABEL]: name,
    [LEGACY_UID_LABEL]: uid,
    [UID_LABEL]: uid,
    ...template.metadata?.labels,
  }
  return {
    ...job,
    spec: {
      ...job.spec,
      template: { ...template, metadata: { ...template.metadata, labels } },
      selector: { ...selector, matchLabels: { [UID_LABEL]: uid, ...selector?.matchLabels } },
    },
  }
}

export const cronJobStrategy = strategyFor<CronJob>('CronJob', {
  counts: true,
  firstStatus: () => ({}),
  defaults: (cronJob) => mapField(cronJob, 'spec', defaultCronJobSpec),
  validate: validateCronJob,
  validateCreate: (cronJob) => [
    ...validateMetadata(cronJob, true, dns1123Subdomain),
    ...validateCronJobName(cronJob),
    ...validateCronJob(cronJob),
  ],
})
