import { computed } from 'vue'
import type { PlaybackState } from '../../../electron/contract/host'
import type { TraceEvent } from '../../../electron/contract/trace'
import type { Selection } from '../../stores/selection'
import { chainOf, rootOf } from './chain'

/** What of the cluster store a chain is found from. */
export interface ChainSource {
  readonly recent: readonly TraceEvent[]
  readonly selection: Selection | null
  readonly state: PlaybackState
}

/** The chain that is shown: that of the selected event, else that of the request which is followed. */
export function useChain(source: ChainSource) {
  const root = computed(() =>
    source.selection?.type === 'event' ? rootOf(source.recent, source.selection.seq) : source.state.following,
  )
  const chain = computed(() => chainOf(source.recent, root.value))
  return { root, chain }
}
