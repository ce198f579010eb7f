import type { LabelSelectorRequirement, Pod, PodAffinityTerm, TopologySpreadConstraint } from '../../../contract/api'
import { ownOf } from '../schema/unsound'
import { mapField, mapShared, withField } from './defaults/fill'

/** Label keys of affinity terms become expressions with the Pod's own values. */
// Models: pkg/registry/core/pod/strategy.go: applyMatchLabelKeysAndMismatchLabelKeys
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'
type Labels = Readonly<Record<string, string>>

export function mergeLabelKeys(pod: Pod): Pod {
  const labels = pod.metadata.labels ?? {}
  const { affinity, topologySpreadConstraints } = pod.spec
  if (!affinity?.podAffinity && !affinity?.podAntiAffinity && !topologySpreadConstraints) return pod
  const withAffinity = mapField(pod.spec, 'affinity', (all) => {
    const merged = mapField(all, 'podAffinity', (terms) => mergeTerms(terms, labels))
    return mapField(merged, 'podAntiAffinity', (terms) => mergeTerms(terms, labels))
  })
  const spec = mapField(withAffinity, 'topologySpreadConstraints', (constraints) =>
    mapShared(constraints, (constraint) => mergeConstraint(constraint, labels)),
  )
  return withField(pod, 'spec', spec)
}

interface Terms {
  readonly [REQUIRED]?: readonly PodAffinityTerm[]
  readonly [PREFERRED]?: readonly { readonly podAffinityTerm: PodAffinityTerm; readonly weight: number }[]
}

function mergeTerms<T extends Terms>(terms: T, labels: Labels): T {
  const merged: Terms = mapField<Terms, typeof REQUIRED>(terms, REQUIRED, (required) =>
    mapShared(required, (term) => mergeTerm(term, labels)),
  )
  return mapField<Terms, typeof PREFERRED>(merged, PREFERRED, (preferred) =>
    mapShared(preferred, (weighted) =>
      withField(weighted, 'podAffinityTerm', mergeTerm(weighted.podAffinityTerm, labels)),
    ),
  ) as T
}

/** Without a selector there is nothing to narrow. */
function mergeTerm(term: PodAffinityTerm, labels: Labels): PodAffinityTerm {
  const added = [
    ...expressionsFor(term.matchLabelKeys, 'In', labels),
    ...expressionsFor(term.mismatchLabelKeys, 'NotIn', labels),
  ]
  return term.labelSelector && added.length > 0 ? { ...term, labelSelector: extended(term.labelSelector, added) } : term
}

function mergeConstraint(constraint: TopologySpreadConstraint, labels: Labels): TopologySpreadConstraint {
  const added = expressionsFor(constraint.matchLabelKeys, 'In', labels)
  if (!constraint.labelSelector || added.length === 0) return constraint
  return { ...constraint, labelSelector: extended(constraint.labelSelector, added) }
}

function extended<S extends { readonly matchExpressions?: readonly LabelSelectorRequirement[] }>(
  selector: S,
  added: readonly LabelSelectorRequirement[],
): S {
  return { ...selector, matchExpressions: [...(selector.matchExpressions ?? []), ...added] }
}

function expressionsFor(
  keys: readonly string[] | undefined,
  operator: string,
  labels: Labels,
): LabelSelectorRequirement[] {
  return (keys ?? []).flatMap((key) => {
    const value = ownOf(labels, key)
    return value === undefined ? [] : [{ key, operator, values: [value] }]
  })
}
