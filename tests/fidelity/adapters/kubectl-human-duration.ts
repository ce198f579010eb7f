import { humanDuration, shortHumanDuration } from '../../../electron/cluster/text/human-duration'
import { type Adapter, UnknownFunction } from '../case'

const NANOS_PER_MS = 1_000_000

export const adapter: Adapter = {
  run({ fn, nanoseconds }) {
    const ms = (nanoseconds as number) / NANOS_PER_MS
    if (fn === 'humanDuration') return humanDuration(ms)
    if (fn === 'shortHumanDuration') return shortHumanDuration(ms)
    throw new UnknownFunction(fn)
  },
}
