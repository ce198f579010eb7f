import { MAX_NODE_SCORE } from './framework'

/** Stretches scores so that the highest becomes 100; reversed, the highest becomes 0. */
// Models: pkg/scheduler/framework/plugins/helper/normalize_score.go: DefaultNormalizeScore
export function defaultNormalize(
  scores: readonly number[],
  isReverse: boolean,
  most = MAX_NODE_SCORE,
): readonly number[] {
  const highest = scores.reduce((a, b) => Math.max(a, b), 0)
  if (highest === 0) return isReverse ? scores.map(() => most) : scores
  return scores.map((score) => {
    const scaled = Math.trunc((most * score) / highest)
    return isReverse ? most - scaled : scaled
  })
}
