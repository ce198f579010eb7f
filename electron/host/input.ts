/** What crosses into a world from outside, and exactly when: with the seed, all there is to know of it. */

/** The learner's shell is as pure as the cluster, so the typed line itself is what enters. */
export type Input =
  | { readonly type: 'line'; readonly id: string; readonly text: string }
  | { readonly type: 'interrupt'; readonly id: string }
  | { readonly type: 'file'; readonly path: string; readonly text: string }
  | { readonly type: 'removal'; readonly path: string }
  | { readonly type: 'edit'; readonly id: number; readonly text: string | null }

export interface InputRecord {
  readonly atMs: number
  /**
   * Events that the kernel had run: several may share a millisecond, and an input comes between two of them.
   * Left out: after all events of its millisecond.
   */
  readonly steps?: number
  readonly input: Input
}
