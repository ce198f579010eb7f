/** Nodes by their labels: demanded, or preferred. */
// Models: pkg/scheduler/framework/plugins/nodeaffinity/node_affinity.go, component-helpers/scheduling/corev1/nodeaffinity
import type { Node, NodeSelectorRequirement, NodeSelectorTerm, Pod } from '../../../contract/api'
import { SKIP, SUCCESS, type AnyPlugin, type Verdict } from '../framework'
import { defaultNormalize } from '../normalize'

const MISMATCH: Verdict = {
  code: 'UnschedulableAndUnresolvable',
  reasons: ["node(s) didn't match Pod's node affinity/selector"],
}
type Labels = Readonly<Record<string, string>>

/** All of nodeSelector, and at least one of the required terms. */
export function matchesNodeAffinity({ spec }: Pod, node: Node): boolean {
  const labels = node.metadata.labels ?? {}
  for (const [key, value] of Object.entries(spec.nodeSelector ?? {})) if (labels[key] !== value) return false
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return !required || required.nodeSelectorTerms.some((term) => matchesTerm(term, node))
}

/** The summed weights of the preferred terms that the node meets. */
export function preferredWeight({ spec }: Pod, node: Node): number {
  const preferred = spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  return preferred.reduce((sum, { weight, preference }) => sum + (matchesTerm(preference, node) ? weight : 0), 0)
}

/** A term without any requirement matches nothing. */
function matchesTerm({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, node: Node): boolean {
  if (matchExpressions.length === 0 && matchFields.length === 0) return false
  const fields = { 'metadata.name': node.metadata.name }
  return (
    matchExpressions.every((each) => matches(each, node.metadata.labels ?? {})) &&
    matchFields.every((each) => matches(each, fields))
  )
}

function matches({ key, operator, values = [] }: NodeSelectorRequirement, labels: Labels): boolean {
  const value = labels[key]
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    case 'Gt':
    case 'Lt':
      return compares(value, values[0], operator === 'Gt')
  }
}

function compares(value: string | undefined, bound: string | undefined, isGreater: boolean): boolean {
  if (!/^-?\d+$/.test(value ?? '') || !/^-?\d+$/.test(bound ?? '')) return false
  return isGreater ? Number(value) > Number(bound) : Number(value) < Number(bound)
}

export const nodeAffinity: AnyPlugin = {
  name: 'NodeAffinity',
  preFilter: ({ pod }) =>
    pod.spec.nodeSelector || pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ? SUCCESS
      : SKIP,
  filter: ({ pod }, { node }) => (matchesNodeAffinity(pod, node) ? SUCCESS : MISMATCH),
  preScore: ({ pod }) =>
    pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution?.length ? SUCCESS : SKIP,
  score: ({ pod }, { node }) => preferredWeight(pod, node),
  normalize: (scores) => defaultNormalize(scores, false),
}
