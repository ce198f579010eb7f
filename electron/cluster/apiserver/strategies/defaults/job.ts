import type { CronJobSpec, Job, JobSpec, PodFailurePolicyRule } from '../../../../contract/api'
import { listOf } from '../../schema/unsound'
import { fill, mapField, mapShared, withField } from './fill'
import { defaultTemplate } from './pod-spec'

/** Defaults of Jobs and of the Jobs that a CronJob makes. */
// Models: pkg/apis/batch/v1/defaults.go
const MAX_INT32 = 2 ** 31 - 1

export function defaultJob(job: Job): Job {
  const labels = job.spec.template.metadata?.labels
  const isBare = Object.keys(job.metadata.labels ?? {}).length === 0
  const labelled = labels && isBare ? withField(job, 'metadata', { ...job.metadata, labels }) : job
  return mapField(labelled, 'spec', defaultJobSpec)
}

function defaultJobSpec(spec: JobSpec): JobSpec {
  const isSingle = spec.completions === undefined && spec.parallelism === undefined
  const filled = fill(spec, {
    completions: isSingle ? 1 : undefined,
    parallelism: 1,
    backoffLimit: spec.backoffLimitPerIndex === undefined ? 6 : MAX_INT32,
    template: {},
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
    podReplacementPolicy: spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed',
  })
  const withRules = mapField(filled, 'podFailurePolicy', (policy) =>
    withField(policy, 'rules', mapShared(listOf(policy.rules), defaultRule)),
  )
  return mapField(withRules, 'template', defaultTemplate)
}

function defaultRule(rule: PodFailurePolicyRule): PodFailurePolicyRule {
  return mapField(rule, 'onPodConditions', (patterns) =>
    mapShared(patterns, (pattern) => (pattern.status ? pattern : { ...pattern, status: 'True' })),
  )
}

/** The Jobs get their own defaults when they are made, so only their Pods' are filled in here. */
export function defaultCronJobSpec(spec: CronJobSpec): CronJobSpec {
  const filled = fill(spec, {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
    jobTemplate: {},
  })
  return mapField(filled, 'jobTemplate', (job) =>
    mapField(fill(job, { metadata: {}, spec: { template: {} } }), 'spec', (jobSpec) =>
      mapField(fill(jobSpec, { template: {} }), 'template', defaultTemplate),
    ),
  )
}
