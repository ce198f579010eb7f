import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { TimelineOverview } from '../../electron/contract/host'

/** Wall ms between two looks at all history: often enough to seem live, seldom enough to cost nothing. */
const LOOK_EVERY_MS = 500

/** Asks for the overview when the cluster has moved on, one question at a time. */
export function useOverview(
  nowMs: Readonly<Ref<number>>,
  world: Readonly<Ref<number>>,
  buckets: Readonly<Ref<number>>,
  ask: (buckets: number) => Promise<TimelineOverview>,
): Readonly<ShallowRef<TimelineOverview | null>> {
  const overview = shallowRef<TimelineOverview | null>(null)
  let timer = 0
  let isStale = false

  async function look(): Promise<void> {
    isStale = false
    const asked = world.value
    const answer = asked > 0 ? await ask(buckets.value).catch(() => null) : null
    if (answer && asked === world.value) overview.value = answer
    timer = window.setTimeout(() => {
      timer = 0
      if (isStale) lookSoon()
    }, LOOK_EVERY_MS)
  }

  function lookSoon(): void {
    isStale = true
    if (timer !== 0) return
    timer = -1 // A question is under way; its answer sets the clock for the next.
    void look()
  }

  watch(world, () => (overview.value = null))
  watch([nowMs, world, buckets], lookSoon, { immediate: true })
  onScopeDispose(() => {
    window.clearTimeout(timer)
  })
  return overview
}
