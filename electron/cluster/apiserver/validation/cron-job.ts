import type { CronJob } from '../../../contract/api'
import { validateChoice } from './choice'
import { scheduleError } from './cron-schedule'
import { type FieldError, invalidValue, notSupported, required } from './field-error'
import { validateJobSpec } from './job'
import { validateNonNegative } from './numbers'

/** CronJobs: their names leave room for the eleven letters that each Job's name adds. */
// Models: pkg/apis/batch/validation/validation.go: ValidateCronJobCreate, validateCronJobSpec
// Simplified: a time zone is checked for its form; whether it exists is not looked up.
const MAX_NAME = 52
const CONCURRENCY = ['Allow', 'Forbid', 'Replace']
const ZONE = /^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+)*$/

export function validateCronJobName({ metadata }: CronJob): FieldError[] {
  if (metadata.name.length <= MAX_NAME) return []
  return [invalidValue('metadata.name', metadata.name, `must be no more than ${MAX_NAME} characters`)]
}

export function validateCronJob({ spec }: CronJob): FieldError[] {
  return [
    ...validateSchedule(spec.schedule, spec.timeZone),
    ...validateNonNegative(spec.startingDeadlineSeconds, 'spec.startingDeadlineSeconds'),
    ...validateTimeZone(spec.timeZone),
    ...validateChoice(spec.concurrencyPolicy, CONCURRENCY, 'spec.concurrencyPolicy'),
    ...validateJobTemplate(spec.jobTemplate),
    ...validateNonNegative(spec.successfulJobsHistoryLimit, 'spec.successfulJobsHistoryLimit'),
    ...validateNonNegative(spec.failedJobsHistoryLimit, 'spec.failedJobsHistoryLimit'),
  ]
}

function validateSchedule(schedule: string | undefined, zone: string | undefined): FieldError[] {
  const path = 'spec.schedule'
  if (!schedule) return [required(path)]
  if (schedule.includes('TZ')) {
    const detail =
      zone === undefined
        ? 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'
        : 'cannot use both timeZone field and TZ or CRON_TZ in schedule'
    return [invalidValue(path, schedule, detail)]
  }
  const error = scheduleError(schedule)
  return error === undefined ? [] : [invalidValue(path, schedule, error)]
}

function validateTimeZone(zone: string | undefined): FieldError[] {
  const path = 'spec.timeZone'
  if (zone === undefined) return []
  if (zone === '') return [invalidValue(path, zone, 'must not be empty string')]
  if (zone.toLowerCase() === 'local')
    return [invalidValue(path, zone, 'must be an explicit time zone as defined in https://www.iana.org/time-zones')]
  return ZONE.test(zone) ? [] : [invalidValue(path, zone, `unknown time zone ${zone}`)]
}

function validateJobTemplate({ spec }: CronJob['spec']['jobTemplate']): FieldError[] {
  const path = 'spec.jobTemplate.spec'
  const errors = validateJobSpec(spec ?? { template: {} }, path)
  if (spec?.selector) errors.push(invalidValue(`${path}.selector`, spec.selector, '`selector` will be auto-generated'))
  if (spec?.manualSelector) errors.push(notSupported(`${path}.manualSelector`, true, ['nil', 'false']))
  return errors
}
