/** What a JSONPath template is made of. */
// Models: k8s.io/client-go/util/jsonpath/node.go

/** Ends a template that cannot be read, or that does not fit its object. */
export class JsonPathError extends Error {}

export type PathNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'literal'; readonly value: number | boolean }
  | { readonly type: 'field'; readonly name: string }
  /** `range` and `end`; any other word is a mistake that shows when the template is filled in. */
  | { readonly type: 'identifier'; readonly name: string }
  | { readonly type: 'array'; readonly slice: Slice }
  | { readonly type: 'filter'; readonly left: PathList; readonly operator: string; readonly right: PathList }
  | { readonly type: 'union'; readonly members: readonly PathList[] }
  | { readonly type: 'wildcard' }
  | { readonly type: 'recursive' }
  | PathList

/** What stands between two braces: each node works on what the one before has found. */
export interface PathList {
  readonly type: 'list'
  readonly nodes: readonly PathNode[]
}

/** `[from:to:step]`; null is a bound that was left out. */
export interface Slice {
  readonly from: number | null
  readonly to: number | null
  readonly step: number | null
  /** `[3]` stands for `[3:4]`. */
  readonly isIndex: boolean
}
