import type { KindMap } from './generated'

/** One row of discovery: under which names and with which verbs a kind is served. */
export interface ResourceInfo {
  readonly kind: keyof KindMap
  /** '' is the core group. */
  readonly group: string
  readonly version: string
  /** The plural of URLs, such as `pods`. */
  readonly resource: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly namespaced: boolean
  readonly verbs: readonly string[]
  readonly subresources: readonly string[]
  readonly categories: readonly string[]
}
