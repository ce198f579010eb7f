/** Durations as Go writes them: `1h30m`, `500ms`, `0`. */
// Models: Go's time.ParseDuration

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
}
const WHOLE = /^([-+]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g

/** Milliseconds, or null when the text is no duration. */
export function parseGoDuration(text: string): number | null {
  if (/^[-+]?0$/.test(text)) return 0
  const match = WHOLE.exec(text)
  if (!match) return null
  let sumMs = 0
  for (const [, amount, unit] of match[2]!.matchAll(PART)) sumMs += Number(amount) * UNIT_MS[unit!]!
  return match[1] === '-' ? -sumMs : sumMs
}
