/** A note after compilation: plain JSON, so that nothing in the app has to read Markdown or HTML. */

export type Language = 'en' | 'hi-Latn'

export interface Note {
  readonly id: string
  readonly title: string
  readonly summary: string
  /** Reading time, the same figure in every language. */
  readonly minutes: number
  readonly blocks: readonly Block[]
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'emphasis' | 'strong' | 'delete'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'term'; readonly term: string; readonly children: readonly Inline[] }
  | { readonly kind: 'live'; readonly expression: string; readonly children: readonly Inline[] }

/** What every block carries. `id` is the same in all languages, so a change of language keeps the place. */
interface Placed {
  readonly id: string
  /** Row in the Markdown file, for messages. */
  readonly row: number
}

export interface CodeToken {
  readonly text: string
  /** `keyword`, `string` …: the suffix of a CSS class; absent for plain text. */
  readonly role?: string
}

export type CodeLanguage = 'bash' | 'yaml' | 'json' | 'text'

export type Block = Placed &
  (
    | {
        readonly kind: 'heading'
        readonly level: 2 | 3
        readonly section: string
        readonly children: readonly Inline[]
      }
    | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
    | { readonly kind: 'quote'; readonly children: readonly Block[] }
    | { readonly kind: 'rule' }
    | ListBlock
    | TableBlock
    | CodeBlock
    | DirectiveBlock
  )

export interface ListBlock {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly (readonly Block[])[]
}

export interface TableBlock {
  readonly kind: 'table'
  readonly align: readonly ('left' | 'right' | 'center' | null)[]
  readonly head: readonly (readonly Inline[])[]
  readonly rows: readonly (readonly (readonly Inline[])[])[]
}

export interface CodeBlock {
  readonly kind: 'code'
  readonly language: CodeLanguage
  readonly text: string
  /** One list of tokens a line; filled at build time. */
  readonly lines?: readonly (readonly CodeToken[])[]
}

/** A block directive. Its `name` chooses the component, its other fields are what that component needs. */
export type DirectiveBlock =
  SceneDirective | StepDirective | PredictDirective | BoxDirective | CardDirective | MisconceptionDirective

export interface SceneDirective {
  readonly kind: 'directive'
  readonly name: 'scene'
  readonly scene: string
  readonly focus: string | null
}

export interface StepDirective {
  readonly kind: 'directive'
  readonly name: 'step' | 'break'
  readonly step: string
  /** The lines of the `bash` fences inside, in order. */
  readonly commands: readonly string[]
  /** The lesson is that the cluster says no: a failing command is the step's success. */
  readonly expectsRefusal: boolean
  readonly children: readonly Block[]
}

export interface PredictDirective {
  readonly kind: 'directive'
  readonly name: 'predict'
  readonly prediction: string
  readonly question: readonly Block[]
  readonly options: readonly (readonly Inline[])[]
  readonly answer: number
  readonly reveal: readonly Block[]
}

export interface BoxDirective {
  readonly kind: 'directive'
  readonly name: 'simplified'
  readonly children: readonly Block[]
}

export interface CardDirective {
  readonly kind: 'directive'
  readonly name: 'card'
  readonly card: string
  readonly question: readonly Block[]
  readonly answer: readonly Block[]
}

export interface MisconceptionDirective {
  readonly kind: 'directive'
  readonly name: 'misconception'
  readonly misconception: string
  readonly claim: readonly Block[]
  readonly truth: readonly Block[]
}

export type DirectiveName = DirectiveBlock['name']
