import { podPhase } from '../../../electron/cluster/kubelet/pod-phase'
import type { Adapter } from '../case'
import { podOf } from './objects'

export const adapter: Adapter = {
  run({ pod, podIsTerminal, podHasInitialized }) {
    const { spec, status } = podOf(pod)
    const statuses = [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])]
    return podPhase({ spec, statuses, isTerminal: podIsTerminal === true, hasInitialized: podHasInitialized === true })
  },
}
