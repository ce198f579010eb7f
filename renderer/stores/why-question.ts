import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { ClusterHost, WhyChain } from '../../electron/contract/host'
import { latestOnly } from './latest-only'
import type { Picture } from './picture'
import type { Selection } from './selection'

/** Asks the host why the selected thing is as it is, again whenever that thing has changed on the screen. */
export function createWhyQuestion(
  host: Pick<ClusterHost, 'why'>,
  selection: Readonly<Ref<Selection | null>>,
  picture: Readonly<Ref<Picture>>,
  playheadMs: Readonly<Ref<number>>,
): Readonly<ShallowRef<WhyChain | null>> {
  const why = shallowRef<WhyChain | null>(null)

  const ask = latestOnly<Selection>(async (wanted) => {
    const chain = await host.why(subjectOf(wanted)!, Math.floor(playheadMs.value))
    if (selection.value === wanted) why.value = chain
  })

  const shownObject = () =>
    selection.value?.type === 'object' ? picture.value.objects.get(selection.value.path) : undefined

  watch([selection, shownObject], ([wanted, object], [before]) => {
    if (wanted !== before) why.value = null
    // Its chain leads to instants before it was: there the answer that led to them stays in sight.
    const isAbsent = wanted?.type === 'object' && object === undefined && why.value !== null
    if (wanted && subjectOf(wanted) !== null && !isAbsent) void ask(wanted)
  })
  return why
}

/** Components are not caused by anything that happened: they have no chain. */
function subjectOf(selection: Selection): string | number | null {
  if (selection.type === 'object') return selection.path
  return selection.type === 'event' ? selection.seq : null
}
