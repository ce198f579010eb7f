/** The Pod Security Standards: three levels, each with a version, and how a Pod is judged by one. */
// Models: staging/src/k8s.io/pod-security-admission/policy/registry.go; api/helpers.go
import type { PodSpec, TemplateMeta } from '../../../../contract/api'
import { BASELINE } from './baseline'
import type { Check, Violation } from './check'
import { RESTRICTED } from './restricted'

export const LEVELS = ['privileged', 'baseline', 'restricted'] as const
export type Level = (typeof LEVELS)[number]

export interface Standard {
  readonly level: Level
  /** `latest`, or `v1.25`. */
  readonly version: string
}

export const UNRESTRICTED: Standard = { level: 'privileged', version: 'latest' }
const LATEST_MINOR = 36

const CHECKS: Readonly<Record<Level, readonly Check[]>> = {
  privileged: [],
  baseline: BASELINE,
  restricted: [...BASELINE, ...RESTRICTED],
}

export function violationsOf(
  { level, version }: Standard,
  pod: { readonly metadata?: Pick<TemplateMeta, 'annotations'> | undefined; readonly spec: PodSpec },
): readonly Violation[] {
  const minor = version === 'latest' ? LATEST_MINOR : Number(version.slice('v1.'.length))
  const asked = CHECKS[level].filter(({ since }) => since <= minor)
  const overridden = new Set(asked.flatMap(({ overrides = [] }) => overrides))
  const checked = { metadata: pod.metadata ?? {}, spec: pod.spec, minor }
  return asked.filter(({ id }) => !overridden.has(id)).flatMap(({ run }) => run(checked) ?? [])
}

export function standardText({ level, version }: Standard): string {
  return `${level}:${version}`
}

/** `host namespaces (hostNetwork=true), privileged (container "a" …)`. */
export function detailText(violations: readonly Violation[]): string {
  return violations.map(({ reason, detail }) => (detail ? `${reason} (${detail})` : reason)).join(', ')
}

export function reasonText(violations: readonly Violation[]): string {
  return violations.map(({ reason }) => reason).join(', ')
}
