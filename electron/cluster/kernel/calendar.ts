/** Simulated milliseconds as the dates that objects carry. The one place that makes a `Date`. */

/** The instant at which every cluster is born: 2026-01-01T00:00:00Z, in ms of the Unix epoch. */
export const BIRTH_EPOCH_MS = 1_767_225_600_000

let lastSecond = -1
let lastText = ''

/** `2026-01-01T00:00:07Z`: metav1.Time, whole seconds. */
export function timeText(nowMs: number): string {
  const second = Math.floor(nowMs / 1000)
  if (second !== lastSecond) {
    lastSecond = second
    lastText = `${new Date(BIRTH_EPOCH_MS + second * 1000).toISOString().slice(0, 19)}Z`
  }
  return lastText
}

/** `2026-01-01T00:00:07.250000Z`: metav1.MicroTime, as leases and events carry it. */
export function microTimeText(nowMs: number): string {
  const ms = nowMs - Math.floor(nowMs / 1000) * 1000
  return `${timeText(nowMs).slice(0, -1)}.${String(ms).padStart(3, '0')}000Z`
}

/** The simulated ms of an RFC 3339 text; NaN when it is not one. */
export function parseTime(text: string): number {
  return epochMs(text) - BIRTH_EPOCH_MS
}

/** Ms of the Unix epoch of `YYYY-MM-DDTHH:MM:SS[.frac](Z|±HH:MM)`, by arithmetic alone. */
function epochMs(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text)
  if (!match) return NaN
  const [, year, month, day, hour, minute, second, fraction = '', zone] = match
  const days = daysFromCivil(Number(year), Number(month), Number(day))
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const local = ((days * 24 + Number(hour)) * 60 + Number(minute)) * 60_000 + Number(second) * 1000 + ms
  return local - zoneOffsetMs(zone!)
}

function zoneOffsetMs(zone: string): number {
  if (zone === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * 60_000
}

/** Days since 1970-01-01 in the Gregorian calendar: months are counted from March, so that leap days come last. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
