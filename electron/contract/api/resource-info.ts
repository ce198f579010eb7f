/** One row of discovery: under which names and with which verbs a kind is served. */
export interface ResourceInfo {
  /** Kinds of the learner's own making are served too, so any text can be one. */
  readonly kind: string
  /** Where the field table describes its objects: the kind's own name, or a longer one where two kinds share it. */
  readonly definition: string
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
  /** Fields that may select, beside the name, where a CustomResourceDefinition says which. */
  readonly selectable?: readonly string[]
}
