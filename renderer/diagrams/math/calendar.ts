/** From the dates that objects carry to the simulated clock, and from the clock to words. */

/** Every cluster is born at 2026-01-01T00:00:00Z. */
const BIRTH_EPOCH_MS = Date.UTC(2026, 0, 1)

/** Simulated ms of an RFC 3339 text; NaN when there is none. */
export function simulatedMs(time: string | undefined): number {
  return time === undefined ? NaN : Date.parse(time.replace(/(\.\d{3})\d+/, '$1')) - BIRTH_EPOCH_MS
}

/** `05:45.120`, and `1:05:45.120` from the first hour on. */
export function clockText(ms: number): string {
  const whole = Math.max(0, Math.floor(ms))
  return `${shortClockText(whole)}.${pad(whole % 1000, 3)}`
}

/** `05:45`, and `1:05:45` from the first hour on. */
export function shortClockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const rest = `${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** `5:01` minutes and seconds, as a stopwatch shows them. */
export function stopwatchText(ms: number): string {
  return shortClockText(ms).replace(/^0(?=\d:)/, '')
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
