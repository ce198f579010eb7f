/** When the last texts were taken: the recording does not say, but the ages that they show do. */
import type { Recording } from './recording'

const QUIET_SECONDS = 1
const UNITS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 }

export function finalSecond({ actions, stream, events, writes, final }: Recording): number {
  const ends = [...actions.map(({ t, dur = 0 }) => t + dur), ...[...stream, ...events, ...writes].map(({ t }) => t)]
  const over = Math.max(...ends)
  const born = new Map(stream.flatMap(({ type, name, t }) => (type === 'ADDED' ? [[name, t] as const] : [])))
  for (const { stdout } of Object.values(final)) {
    const shown = agesIn(stdout).flatMap(({ name, age }) => born.has(name) ? [born.get(name)! + age] : []) // prettier-ignore
    // An age is cut to whole seconds, or to less when it is long: the largest says most.
    if (shown.length > 0) return Math.max(over, ...shown) + 0.2
  }
  return over + QUIET_SECONDS
}

function agesIn(table: string): { name: string; age: number }[] {
  const [head = '', ...rows] = table.split('\n')
  const column = head.split(/ {2,}/).indexOf('AGE')
  if (column < 0) return []
  return rows.flatMap((row) => {
    const cells = row.trim().split(/ {2,}/)
    const age = cells[column]
    const isWhole = age !== undefined && /^(\d+[dhms])+$/.test(age)
    return isWhole ? [{ name: cells[0]!.replace(/^.*\//, ''), age: secondsOf(age) }] : []
  })
}

function secondsOf(age: string): number {
  return [...age.matchAll(/(\d+)([dhms])/g)].reduce((sum, [, number, unit]) => sum + Number(number) * UNITS[unit!]!, 0)
}
