/** How long a Pod may stay on a node with NoExecute taints. */
// Models: pkg/controller/tainteviction/taint_eviction.go: getMinTolerationTime; pkg/apis/core/v1/helper: GetMatchingTolerations
import type { Taint, Toleration } from '../../../contract/api'
import { toleratesTaint } from '../../../contract/api/toleration'

export const FOR_EVER = -1

export function noExecuteTaints(taints: readonly Taint[] | undefined): readonly Taint[] {
  return (taints ?? []).filter(({ effect }) => effect === 'NoExecute')
}

/** Seconds: 0 = it must go now, `FOR_EVER` = it need not go. */
export function stayingSeconds(taints: readonly Taint[], tolerations: readonly Toleration[]): number {
  const used: Toleration[] = []
  for (const taint of taints) {
    const toleration = tolerations.find((each) => toleratesTaint(each, taint))
    if (!toleration) return 0 // One that is not tolerated is enough.
    used.push(toleration)
  }
  return minTolerationSeconds(used)
}

/** The shortest patience decides; a toleration without seconds waits for ever, a negative one not at all. */
export function minTolerationSeconds(tolerations: readonly Toleration[]): number {
  if (tolerations.length === 0) return 0
  const limits = tolerations
    .map(({ tolerationSeconds }) => tolerationSeconds)
    .filter((seconds) => seconds !== undefined)
  return limits.length === 0
    ? FOR_EVER
    : Math.max(
        0,
        limits.reduce((least, seconds) => Math.min(least, seconds)),
      )
}
