/** Ages as tables show them: `5m3s`, `47h`, `2d1h`. */
// Models: k8s.io/apimachinery/pkg/util/duration/duration.go

const UNKNOWN = '<unknown>'
const INVALID = '<invalid>'

/** Everything truncates; the finer unit is shown only while it still says something. */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / 1000)
  if (seconds < -1) return INVALID
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.trunc(seconds / 60)
  if (minutes < 10) return two(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.trunc(minutes / 60)
  if (hours < 8) return two(hours, 'h', minutes % 60, 'm')
  if (hours < 48) return `${hours}h`
  const days = Math.trunc(hours / 24)
  if (days < 8) return two(days, 'd', hours % 24, 'h')
  if (days < 730) return `${days}d`
  const years = Math.trunc(days / 365)
  return years < 8 ? two(years, 'y', days % 365, 'd') : `${years}y`
}

function two(more: number, moreUnit: string, less: number, lessUnit: string): string {
  return less === 0 ? `${more}${moreUnit}` : `${more}${moreUnit}${less}${lessUnit}`
}

/** One unit only. */
export function shortHumanDuration(ms: number): string {
  const seconds = Math.trunc(ms / 1000)
  if (seconds < -1) return INVALID
  if (seconds < 0) return '0s'
  if (seconds < 60) return `${seconds}s`
  const minutes = Math.trunc(seconds / 60)
  if (minutes < 60) return `${minutes}m`
  const hours = Math.trunc(minutes / 60)
  if (hours < 24) return `${hours}h`
  return hours < 24 * 365 ? `${Math.trunc(hours / 24)}d` : `${Math.trunc(hours / 24 / 365)}y`
}

/** How long ago a simulated instant was; NaN stands for a missing one. */
export function ageSince(thenMs: number, nowMs: number): string {
  return Number.isNaN(thenMs) ? UNKNOWN : humanDuration(nowMs - thenMs)
}
