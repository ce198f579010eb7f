/** What a check of the Pod Security Standards says of a Pod, and the phrases that the checks share. */
// Models: staging/src/k8s.io/pod-security-admission/policy/{checks.go,visitor.go,helpers.go}
import type { Container, PodSpec, SecurityContext, TemplateMeta } from '../../../../contract/api'

export interface Violation {
  readonly reason: string
  readonly detail: string
}

/** What is looked at: a Pod's, or a Pod template's. */
export interface CheckedPod {
  readonly metadata: Pick<TemplateMeta, 'annotations'>
  readonly spec: PodSpec
  /** Minor version of the standard: what later releases ask for is not asked for. */
  readonly minor: number
}

export interface Check {
  readonly id: string
  /** The release that began to ask for it. */
  readonly since: number
  /** Checks that this stricter one stands in for. */
  readonly overrides?: readonly string[]
  readonly run: (pod: CheckedPod) => Violation | null
}

export function violation(reason: string, detail: string): Violation {
  return { reason, detail }
}

/** In the order in which they run. */
export function containersOf({ spec }: CheckedPod): readonly Container[] {
  return [
    ...(spec.initContainers ?? []),
    ...spec.containers,
    ...((spec.ephemeralContainers ?? []) as readonly Container[]),
  ]
}

/** Names of the containers of which `isBad` holds. */
export function badContainers(
  pod: CheckedPod,
  isBad: (context: SecurityContext, container: Container) => boolean,
): readonly string[] {
  return containersOf(pod).filter((container) => isBad(container.securityContext ?? {}, container)).map(({ name }) => name) // prettier-ignore
}

/** `container "a"`, `containers "a", "b"`. */
export function namedContainers(names: readonly string[]): string {
  return `${plural(names.length, 'container')} ${quoted(names)}`
}

export function quoted(texts: readonly string[]): string {
  return `"${texts.join('", "')}"`
}

/** Each once, in the order of the alphabet. */
export function sortedSet(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort()
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many
}

/** Who has set something that must not be: the Pod as a whole, some containers, or both. */
export function setters(isPodBad: boolean, containers: readonly string[]): readonly string[] {
  return [...(isPodBad ? ['pod'] : []), ...(containers.length > 0 ? [namedContainers(containers)] : [])]
}

export function isWindows({ spec }: CheckedPod): boolean {
  return spec.os?.name === 'windows'
}
