import { describe, expect, it } from 'vitest'
import { scheduleError } from '../../../../../electron/cluster/apiserver/validation/cron-schedule'
import { wrongWith, wrongWithChange } from '../strategies/of-kind'

const pod = 'restartPolicy: Never, containers: [{name: c, image: nginx}]'
const job = (fields: string, spec = pod) => `spec: {${fields}template: {spec: {${spec}}}}`

describe('a Job', () => {
  it.each([
    [job(''), []],
    [job('', 'containers: [{name: c, image: nginx}]'), ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"']],
    [job('parallelism: -1, '), ['spec.parallelism: Invalid value: -1: must be greater than or equal to 0']],
    [job('completionMode: Indexed, parallelism: 2, '), ['spec.completions: Required value: when completion mode is Indexed']],
    [job('completionMode: Maybe, '), ['spec.completionMode: Unsupported value: "Maybe": supported values: "NonIndexed", "Indexed"']],
    [job('completionMode: Indexed, completions: 2, parallelism: 100001, '), ['spec.parallelism: Invalid value: 100001: must be less than or equal to 100000 when completion mode is Indexed']],
    [job('maxFailedIndexes: 1, '), ['spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified']],
    [job('selector: {matchLabels: {a: b}}, '), ['spec.template.metadata.labels: Invalid value: {"job-name":"x","batch.kubernetes.io/job-name":"x","controller-uid":"uid-1","batch.kubernetes.io/controller-uid":"uid-1"}: `selector` does not match template `labels`', 'spec.selector: Invalid value: {"matchLabels":{"batch.kubernetes.io/controller-uid":"uid-1","a":"b"}}: `selector` not auto-generated'].reverse()],
    [job('manualSelector: true, '), ['spec.selector: Required value']],
    [job('podFailurePolicy: {rules: [{action: Give up, onExitCodes: {operator: In, values: [0]}}]}, '), ['spec.podFailurePolicy.rules[0].action: Unsupported value: "Give up": supported values: "Count", "FailIndex", "FailJob", "Ignore"', 'spec.podFailurePolicy.rules[0].onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator']],
    [job('podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {operator: In, values: [3, 2, 2]}}]}, '), ['spec.podFailurePolicy.rules[0].onExitCodes.values[2]: Duplicate value: 2', 'spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [3,2,2]: must be ordered']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('Job', text)).toEqual(wrong)
  }) // prettier-ignore

  it.each([
    ['completions: 1, ', 'completions: 2, ', ['spec.completions: Invalid value: 2: field is immutable']],
    ['completionMode: Indexed, completions: 1, ', 'completionMode: Indexed, completions: 2, parallelism: 2, ', []],
    ['completionMode: Indexed, completions: 1, ', 'completionMode: Indexed, completions: 2, parallelism: 1, ', ['spec.completions: Invalid value: 2: can only be modified in tandem with spec.parallelism']],
    ['parallelism: 1, completions: 1, ', 'parallelism: 5, completions: 1, ', []],
  ])('changed from %s to %s', (before, after, wrong) => {
    const keeping = 'manualSelector: true, selector: {matchLabels: {a: b}}, '
    const text = (fields: string) => `spec: {${fields}${keeping}template: {metadata: {labels: {a: b}}, spec: {${pod}}}}`
    expect(wrongWithChange('Job', text(before), text(after))).toEqual(wrong)
  }) // prettier-ignore

  it.each([
    ['suspend: true, ', 'nodeSelector: {zone: a}, ', []],
    ['suspend: false, ', 'nodeSelector: {zone: a}, ', [expect.stringContaining('spec.template: Invalid value:')]],
    ['suspend: true, ', 'hostname: h, ', [expect.stringContaining('spec.template: Invalid value:')]],
  ])('that is %s may say later: %s', (fields, added, wrong) => {
    const text = (more: string) =>
      `spec: {${fields}manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {${more}${pod}}}}`
    expect(wrongWithChange('Job', text(''), text(added))).toEqual(wrong)
  })
})

describe('a CronJob', () => {
  const cronJob = (fields: string, spec = pod) => `spec: {${fields}jobTemplate: {spec: {template: {spec: {${spec}}}}}}`
  it.each([
    [cronJob('schedule: "@hourly", '), []],
    [cronJob(''), ['spec.schedule: Required value']],
    [cronJob('schedule: "TZ=UTC * * * * *", '), ['spec.schedule: Invalid value: "TZ=UTC * * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead']],
    [cronJob('schedule: "* * * * *", timeZone: "", '), ['spec.timeZone: Invalid value: "": must not be empty string']],
    [cronJob('schedule: "* * * * *", timeZone: Local, '), ['spec.timeZone: Invalid value: "Local": must be an explicit time zone as defined in https://www.iana.org/time-zones']],
    [cronJob('schedule: "* * * * *", timeZone: Asia/Kolkata, '), []],
    [cronJob('schedule: "* * * * *", concurrencyPolicy: Later, '), ['spec.concurrencyPolicy: Unsupported value: "Later": supported values: "Allow", "Forbid", "Replace"']],
    [cronJob('schedule: "* * * * *", failedJobsHistoryLimit: -1, '), ['spec.failedJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0']],
    [cronJob('schedule: "* * * * *", ', 'containers: [{name: c, image: nginx}]'), ['spec.jobTemplate.spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"']],
    [`metadata: {name: ${'n'.repeat(53)}}\n${cronJob('schedule: "* * * * *", ')}`, [`metadata.name: Invalid value: "${'n'.repeat(53)}": must be no more than 52 characters`]],
  ])('%s', (text, wrong) => {
    expect(wrongWith('CronJob', text)).toEqual(wrong)
  }) // prettier-ignore
})

describe('a schedule', () => {
  it.each([['*/5 0-23/2 1,15 jan-MAR mon-fri'], ['0 0 1 1 ?'], ['10/15 * * * *'], ['@every 1h30m'], ['@daily']])(
    '%s is one',
    (schedule) => {
      expect(scheduleError(schedule)).toBeUndefined()
    },
  )

  it.each([
    ['', 'expected exactly 5 fields, found 0: []'],
    ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['5-3 * * * *', 'beginning of range (5) beyond end of range (3): 5-3'],
    ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
    ['* * * * 7', 'end of range (7) above maximum (6): 7'],
    ['@sometimes', 'unrecognized descriptor: @sometimes'],
    ['@every soon', 'failed to parse duration @every soon: time: invalid duration "soon"'],
  ])('%s is none: %s', (schedule, why) => {
    expect(scheduleError(schedule)).toBe(why)
  })
})
