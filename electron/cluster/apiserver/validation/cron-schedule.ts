/** The five fields of a CronJob's schedule, or one of the words that stand for them. */
// Models: github.com/robfig/cron/v3: parser.go: ParseStandard, getRange
interface Field {
  readonly min: number
  readonly max: number
  readonly names: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const FIELDS: readonly Field[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
]
const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']
const DURATION = /^[+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))*$/

/** What is wrong with a schedule, in the words of the library that Kubernetes uses; nothing when all is well. */
export function scheduleError(schedule: string): string | undefined {
  if (schedule.startsWith('@')) return descriptorError(schedule)
  const fields = schedule.split(/\s+/).filter((field) => field !== '')
  if (fields.length !== FIELDS.length) {
    return `expected exactly ${FIELDS.length} fields, found ${fields.length}: [${fields.join(' ')}]`
  }
  for (const [index, field] of fields.entries()) {
    for (const range of field.split(',').filter((part) => part !== '')) {
      const error = rangeError(range, FIELDS[index]!)
      if (error !== undefined) return error
    }
  }
  return undefined
}

function descriptorError(schedule: string): string | undefined {
  if (DESCRIPTORS.includes(schedule)) return undefined
  if (!schedule.startsWith('@every ')) return `unrecognized descriptor: ${schedule}`
  const duration = schedule.slice('@every '.length)
  if (DURATION.test(duration)) return undefined
  return `failed to parse duration ${schedule}: time: invalid duration ${JSON.stringify(duration)}`
}

/** `*`, `5`, `mon-fri`, `0-30/5`, `10/15` (from 10 to the end). */
function rangeError(range: string, { min, max, names }: Field): string | undefined {
  const [span = '', stepText, ...slashes] = range.split('/')
  const [lowText = '', highText, ...hyphens] = span.split('-')
  const isAll = lowText === '*' || lowText === '?'
  if (!isAll && hyphens.length > 0) return `too many hyphens: ${range}`
  const low = isAll ? min : numberOf(lowText, names)
  if (typeof low === 'string') return low
  const high = isAll ? max : highText === undefined ? low : numberOf(highText, names)
  if (typeof high === 'string') return high
  if (slashes.length > 0) return `too many slashes: ${range}`
  const step = stepText === undefined ? 1 : numberOf(stepText, [])
  if (typeof step === 'string') return step
  const end = stepText !== undefined && highText === undefined ? max : high
  if (low < min) return `beginning of range (${low}) below minimum (${min}): ${range}`
  if (end > max) return `end of range (${end}) above maximum (${max}): ${range}`
  if (low > end) return `beginning of range (${low}) beyond end of range (${end}): ${range}`
  return step === 0 ? `step of range should be a positive number: ${range}` : undefined
}

/** A number or the name of a month or day, or what is wrong with it. */
function numberOf(text: string, names: readonly string[]): number | string {
  const named = names.indexOf(text.toLowerCase())
  if (named >= 0) return names === MONTHS ? named + 1 : named
  if (!/^[+-]?\d+$/.test(text)) {
    return `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`
  }
  const value = Number(text)
  return value < 0 ? `negative number (${value}) not allowed: ${text}` : value
}
