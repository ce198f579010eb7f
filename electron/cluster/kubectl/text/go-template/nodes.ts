/** What a Go template is made of. */
// Models: Go's text/template/parse: node.go

/** Ends a template that cannot be read, or that does not fit its object. */
export class GoTemplateError extends Error {}

/** Where something stands, for messages. */
export interface Place {
  readonly line: number
  readonly column: number
  /** As it was typed. */
  readonly text: string
}

export type Operand = Place &
  (
    | { readonly type: 'dot' }
    | { readonly type: 'nil' }
    | { readonly type: 'constant'; readonly value: string | number | boolean }
    /** `.a.b`, or the fields of what stands before. */
    | { readonly type: 'field'; readonly names: readonly string[] }
    | { readonly type: 'variable'; readonly name: string; readonly names: readonly string[] }
    | { readonly type: 'function'; readonly name: string }
    | { readonly type: 'pipeline'; readonly pipeline: Pipeline; readonly names: readonly string[] }
  )

/** `index .a 0`: a function or a value, and what it is given. */
export interface Command extends Place {
  readonly operands: readonly Operand[]
}

export interface Pipeline extends Place {
  /** `$i, $item :=` */
  readonly variables: readonly string[]
  readonly isAssignment: boolean
  readonly commands: readonly Command[]
}

export type TemplateNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'action'; readonly pipeline: Pipeline }
  | Branch
  | { readonly type: 'break' }
  | { readonly type: 'continue' }

export interface Branch {
  readonly type: 'if' | 'range' | 'with'
  readonly pipeline: Pipeline
  readonly body: readonly TemplateNode[]
  readonly otherwise: readonly TemplateNode[]
}
