/** A namespace's labels must be readable, and who makes them stricter hears which Pods would not be let in any more. */
// Models: staging/src/k8s.io/pod-security-admission/admission/admission.go: ValidateNamespace, EvaluatePodsInNamespace
import { invalid, type Namespace, type Pod } from '../../../../contract/api'
import { jsonEquals } from '../../../../contract/api/patch'
import type { AdmissionAttributes } from '../plugin'
import { policyOf } from './namespace-policy'
import { LEVELS, reasonText, standardText, violationsOf, type Standard } from './standard'

export function validateNamespace(namespace: Namespace, attributes: AdmissionAttributes): void {
  const { old, view } = attributes
  const { name, labels } = namespace.metadata
  const policy = policyOf(labels)
  const known = old ? policyOf(old.metadata.labels) : null
  // What was wrong before may stay so: else nothing else of the namespace could be changed.
  if (policy.errors.length > 0 && !jsonEquals(policy.errors, known?.errors ?? []))
    throw invalid('Namespace', '', name, policy.errors)
  if (!known || !isStricter(policy.enforce, known.enforce)) return
  for (const text of warningsOf(name, policy.enforce, view.list('Pod', name))) attributes.warn(text)
}

function isStricter(next: Standard, old: Standard): boolean {
  if (next.level === 'privileged') return false
  return next.version !== old.version || LEVELS.indexOf(next.level) > LEVELS.indexOf(old.level)
}

function warningsOf(namespace: string, standard: Standard, pods: readonly Pod[]): readonly string[] {
  const podsByReason = new Map<string, string[]>()
  for (const pod of pods) {
    const violations = violationsOf(standard, pod)
    if (violations.length === 0) continue
    const reason = reasonText(violations)
    podsByReason.set(reason, [...(podsByReason.get(reason) ?? []), pod.metadata.name])
  }
  if (podsByReason.size === 0) return []
  const lines = [...podsByReason].map(([reason, names]) => `${names[0]!}${others(names.length - 1)}: ${reason}`)
  const title = `existing pods in namespace "${namespace}" violate the new PodSecurity enforce level "${standardText(standard)}"`
  return [title, ...lines.sort()]
}

function others(count: number): string {
  if (count === 0) return ''
  return ` (and ${count} other ${count === 1 ? 'pod' : 'pods'})`
}
