import type { LabelSelector } from './generated'
import { type Labels, matchesRequirement, type Operator, type Requirement, requirementText } from './label-requirement'
import { parseRequirements } from './label-selector-parser'

/** Label selectors: the structured form of manifests and the text form of `-l`. */
// Models: staging/src/k8s.io/apimachinery/pkg/labels/selector.go, pkg/apis/meta/v1/helpers.go
export interface Selector {
  readonly requirements: readonly Requirement[]
  matches(labels: Labels | undefined): boolean
  toString(): string
}

const NO_LABELS: Labels = {}

class Requirements implements Selector {
  constructor(readonly requirements: readonly Requirement[]) {}

  matches(labels: Labels = NO_LABELS): boolean {
    return this.requirements.every((requirement) => matchesRequirement(requirement, labels))
  }

  toString(): string {
    return [...this.requirements].sort(byKey).map(requirementText).join(',')
  }
}

const byKey = (a: Requirement, b: Requirement): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

export const everything: Selector = new Requirements([])

export const nothing: Selector = { requirements: [], matches: () => false, toString: () => '' }

/** Throws an Error with Kubernetes' text when the selector cannot be understood. */
export function parseLabelSelector(text: string): Selector {
  return new Requirements(parseRequirements(text))
}

/** A null selector selects nothing, an empty one everything. */
export function selectorOf(selector: LabelSelector | null | undefined): Selector {
  if (!selector) return nothing
  const requirements: Requirement[] = []
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    requirements.push({ key, operator: '=', values: [value] })
  }
  for (const { key, operator, values } of selector.matchExpressions ?? []) {
    requirements.push({ key, operator: structuredOperator(operator), values: values ?? [] })
  }
  return new Requirements(requirements.sort(byKey))
}

/** The selector of a Service: a plain map of labels. */
export function selectorOfMap(labels: Labels | undefined): Selector {
  return labels ? selectorOf({ matchLabels: labels }) : nothing
}

function structuredOperator(operator: string): Operator {
  if (operator === 'In') return 'in'
  if (operator === 'NotIn') return 'notin'
  if (operator === 'Exists') return 'exists'
  if (operator === 'DoesNotExist') return '!'
  throw new Error(`"${operator}" is not a valid label selector operator`)
}
