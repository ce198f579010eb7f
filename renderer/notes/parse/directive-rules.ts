/** Which directives a note may use, in which form, with which attributes. The parser refuses everything else. */
import { suggestion } from './closest-name'
import { parseLive } from '../live-expression'

export type DirectiveForm = 'textDirective' | 'leafDirective' | 'containerDirective'

/** Says what is wrong with a value and how to mend it, or `null` when nothing is. */
export type AttributeCheck = (value: string, names: KnownNames) => { message: string; fix: string } | null

/** Names that are decided outside the note. */
export interface KnownNames {
  readonly terms: readonly string[]
  readonly chapters: readonly string[]
}

export interface DirectiveRule {
  readonly form: DirectiveForm
  readonly required: Readonly<Record<string, AttributeCheck>>
  readonly optional?: Readonly<Record<string, AttributeCheck>>
}

export const scenes = ['cluster'] as const

/** The parts of the cluster that a scene can put in front, by the names that the trace uses. */
export const sceneFocuses = [
  'kubectl',
  'kube-apiserver',
  'etcd',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'containerd',
  'kube-proxy',
] as const

const slug: AttributeCheck = (value) =>
  isSlug(value)
    ? null
    : { message: `"${value}" is not an id`, fix: 'use lower-case letters, digits and hyphens, a letter first' }

const oneOf =
  (what: string, known: readonly string[]): AttributeCheck =>
  (value) =>
    known.includes(value) ? null : { message: `unknown ${what} "${value}"`, fix: suggestion(value, known) }

const liveExpression: AttributeCheck = (value) => {
  const parsed = parseLive(value)
  return parsed.ok ? null : parsed
}

const glossaryTerm: AttributeCheck = (value, names) => oneOf('glossary term', names.terms)(value, names)

export const directiveRules = {
  term: { form: 'textDirective', required: { id: glossaryTerm } },
  live: { form: 'textDirective', required: { value: liveExpression } },
  scene: {
    form: 'leafDirective',
    required: { id: oneOf('scene', scenes) },
    optional: { focus: oneOf('focus', sceneFocuses) },
  },
  step: { form: 'containerDirective', required: { id: slug }, optional: { expect: oneOf('expectation', ['refusal']) } },
  break: { form: 'containerDirective', required: { id: slug } },
  predict: { form: 'containerDirective', required: { id: slug } },
  card: { form: 'containerDirective', required: { id: slug } },
  misconception: { form: 'containerDirective', required: { id: slug } },
  simplified: { form: 'containerDirective', required: {} },
} as const satisfies Record<string, DirectiveRule>

export type KnownDirective = keyof typeof directiveRules

export function isKnownDirective(name: string): name is KnownDirective {
  return Object.hasOwn(directiveRules, name)
}

/** How an author writes the name: `:live`, `::scene`, `:::step`. */
export function written(name: string, form: DirectiveForm): string {
  return `${{ textDirective: ':', leafDirective: '::', containerDirective: ':::' }[form]}${name}`
}

/** All known directives as an author writes them. */
export function writtenDirectives(): readonly string[] {
  return Object.entries(directiveRules).map(([name, rule]) => written(name, rule.form))
}

/** Ids become anchors and keys: nothing that an object or a document already has a meaning for can be one. */
export function isSlug(value: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) && value.length <= 60
}
