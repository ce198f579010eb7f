/** `Mon, 23 Nov 2026 09:18:57 +0000`: how `kubectl describe` writes an instant. */
// Models: Go's time.RFC1123Z
const DAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Takes RFC 3339 in UTC. Days are counted from 1970-01-01, a Thursday. */
export function rfc1123(text: string | null | undefined): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(text ?? '')
  if (!match) return 'Mon, 01 Jan 0001 00:00:00 +0000'
  const [, year, month, day, clock] = match
  const weekday = DAYS[((daysSinceEpoch(Number(year), Number(month), Number(day)) % 7) + 7) % 7]!
  return `${weekday}, ${day!} ${MONTHS[Number(month) - 1]!} ${year!} ${clock!} +0000`
}

function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return (
    shifted * 365 +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    dayOfYear -
    719_468
  )
}
