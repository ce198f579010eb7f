/** date and sleep: simulated time. */
// Models: GNU coreutils
// Simplified: the time zone is UTC; `date -d` is refused.
import { BIRTH_EPOCH_MS, parseTime, timeText } from '../../cluster/kernel/calendar'
import { sleep } from '../../cluster/kernel/task'
import { tool, ToolProblem } from './options'

const DAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] // prettier-ignore
const DAY_MS = 86_400_000
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: DAY_MS }

/** `30`, `30s`, `1.5m`; null for what is no time. */
export function durationMs(word: string): number | null {
  const match = /^(\d+(?:\.\d*)?|\.\d+)(ms|s|m|h|d)?$/.exec(word)
  return match ? Number(match[1]) * UNIT_MS[match[2] ?? 's']! : null
}

/** `sleep 30`, `sleep 30s`, `sleep 1m 30s`. */
export const sleepFor = tool(
  'sleep',
  { usage: 'NUMBER[s|m|h|d]...', summary: 'Lets simulated time pass.' },
  function* ({ args }) {
    // prettier-ignore
    if (args.length === 0) throw new ToolProblem('missing operand')
    let sumMs = 0
    for (const word of args) {
      const ms = durationMs(word)
      if (ms === null) throw new ToolProblem(`invalid time interval '${word}'`)
      sumMs += ms
    }
    yield* sleep(sumMs)
    return 0
  },
)

export const date = tool(
  'date',
  {
    usage: '[-u] [-I[seconds]] [-R] [+FORMAT]',
    summary: 'Prints the simulated time.',
    flags: 'uR',
    valued: 'dI',
    rewrite: (word) => (word === '-I' || word === '--iso-8601' ? '-Idate' : word.replace(/^--iso-8601=/, '-I')),
    long: { utc: 'u', date: 'd', 'rfc-email': 'R' },
  },
  function* (options, io) {
    // prettier-ignore
    const [format, extra] = options.args
    if (options.has('d')) throw new ToolProblem("-d: not part of this shell's date")
    if (extra !== undefined) throw new ToolProblem(`extra operand '${extra}'`)
    if (format !== undefined && !format.startsWith('+'))
      throw new ToolProblem('cannot set date: Operation not permitted')
    const iso: Readonly<Record<string, string>> = { date: '%F', hours: '%FT%H%:z', minutes: '%FT%H:%M%:z', seconds: '%FT%T%:z', s: '%FT%T%:z' } // prettier-ignore
    const asked = options.value('I')
    if (asked !== undefined && !iso[asked]) throw new ToolProblem(`invalid argument '${asked}' for '--iso-8601'`)
    const wanted = format?.slice(1) ?? (asked ? iso[asked]! : options.has('R') ? '%a, %d %b %Y %T %z' : '%a %b %e %T %Z %Y') // prettier-ignore
    io.out(`${formatted(wanted, io.kernel.now)}\n`)
    return 0
  },
)

/** `Jan  1 00:00`, as `ls -l` has it. */
export function shortDate(ms: number): string {
  return formatted('%b %e %H:%M', ms)
}

export function formatted(format: string, ms: number): string {
  const [, year = '', month = '', day = '', time = ''] = /^(\d+)-(\d\d)-(\d\d)T(.{8})/.exec(timeText(ms)) ?? []
  const epochMs = BIRTH_EPOCH_MS + ms
  const weekday = DAYS[Math.floor(epochMs / DAY_MS) % 7]!
  const monthName = MONTHS[Number(month) - 1]!
  const hour = time.slice(0, 2)
  const parts: Readonly<Record<string, string>> = {
    Y: year, m: month, d: day, e: String(Number(day)).padStart(2), y: year.slice(2), H: hour, M: time.slice(3, 5),
    S: time.slice(6, 8), T: time, F: `${year}-${month}-${day}`, D: `${month}/${day}/${year.slice(2)}`, R: time.slice(0, 5),
    a: weekday.slice(0, 3), A: weekday, b: monthName.slice(0, 3), B: monthName, h: monthName.slice(0, 3),
    s: String(Math.floor(epochMs / 1000)), N: `${String(epochMs % 1000).padStart(3, '0')}000000`, Z: 'UTC', z: '+0000', ':z': '+00:00',
    I: String(((Number(hour) + 11) % 12) + 1).padStart(2, '0'), p: Number(hour) < 12 ? 'AM' : 'PM', n: '\n', t: '\t', '%': '%',
    j: String(Math.floor((ms - parseTime(`${year}-01-01T00:00:00Z`)) / DAY_MS) + 1).padStart(3, '0'),
    u: String(((Math.floor(epochMs / DAY_MS) + 3) % 7) + 1), w: String((Math.floor(epochMs / DAY_MS) + 4) % 7),
    c: `${weekday.slice(0, 3)} ${monthName.slice(0, 3)} ${String(Number(day)).padStart(2)} ${time} ${year}`,
    '3N': String(epochMs % 1000).padStart(3, '0'),
  } // prettier-ignore
  return format.replace(/%(:z|3N|.)/gs, (_, letter: string) => {
    const part = parts[letter]
    if (part === undefined) throw new ToolProblem(`%${letter}: not part of this shell's date`)
    return part
  })
}
