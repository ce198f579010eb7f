/** The parts of an instant and of a span of time. */
// Models: github.com/google/cel-go/common/types/{timestamp,duration}.go
// Simplified: of time zones only UTC and fixed offsets are known.
import { library, type CelFunction } from '../function'
import { civilTime, daysFromCivil, offsetOf, type CivilTime } from '../time-text'
import type { Duration, Timestamp } from '../values'

const PARTS: Readonly<Record<string, (time: CivilTime) => number>> = {
  getFullYear: ({ year }) => year,
  getMonth: ({ month }) => month - 1,
  getDate: ({ day }) => day,
  getDayOfMonth: ({ day }) => day - 1,
  getDayOfWeek: ({ days }) => (((days + 4) % 7) + 7) % 7,
  getDayOfYear: ({ days, year }) => days - daysFromCivil(year, 1, 1),
  getHours: ({ hours }) => hours,
  getMinutes: ({ minutes }) => minutes,
  getSeconds: ({ seconds }) => seconds,
  getMilliseconds: ({ nanos }) => Math.floor(nanos / 1_000_000),
}

export const TIME: readonly CelFunction[] = [
  ...Object.entries(PARTS).flatMap(([name, part]) =>
    library({
      [`timestamp.${name}(): int`]: (time: Timestamp) => BigInt(part(civilTime(time, 0))),
      [`timestamp.${name}(string): int`]: (time: Timestamp, zone: string) =>
        BigInt(part(civilTime(time, offsetOf(zone)))),
    }),
  ),
  ...library({
    'duration.getHours(): int': ({ nanos }: Duration) => nanos / 3_600_000_000_000n,
    'duration.getMinutes(): int': ({ nanos }: Duration) => nanos / 60_000_000_000n,
    'duration.getSeconds(): int': ({ nanos }: Duration) => nanos / 1_000_000_000n,
    'duration.getMilliseconds(): int': ({ nanos }: Duration) => nanos / 1_000_000n,
  }),
]
