/** The groups and versions that are served, in the order in which discovery lists them. */
// Models: kube-aggregator: APIService group priorities; pkg/controlplane/apiserver: apiVersionPriorities
import type { ResourceInfo } from '../../../contract/api'

const ORDER = [
  'apiregistration.k8s.io', 'apps', 'events.k8s.io', 'authentication.k8s.io', 'authorization.k8s.io', 'autoscaling', 'batch',
  'certificates.k8s.io', 'networking.k8s.io', 'policy', 'rbac.authorization.k8s.io', 'storage.k8s.io',
  'admissionregistration.k8s.io', 'apiextensions.k8s.io', 'scheduling.k8s.io', 'coordination.k8s.io', 'node.k8s.io',
  'discovery.k8s.io', 'resource.k8s.io', 'flowcontrol.apiserver.k8s.io',
] // prettier-ignore

export interface ServedGroup {
  readonly name: string
  /** The preferred one first. */
  readonly versions: readonly ServedVersion[]
}

export interface ServedVersion {
  readonly name: string
  /** By the alphabet. */
  readonly resources: readonly ResourceInfo[]
}

export function groupsOf(resources: readonly ResourceInfo[]): readonly ServedGroup[] {
  const names = [...new Set(resources.map(({ group }) => group))].filter((name) => name !== '')
  return names.sort(byPriority).map((name) => groupNamed(name, resources))
}

export function groupNamed(name: string, resources: readonly ResourceInfo[]): ServedGroup {
  const own = resources.filter(({ group }) => group === name)
  const versions = [...new Set(own.map(({ version }) => version))].sort(newestFirst)
  return {
    name,
    versions: versions.map((version) => ({
      name: version,
      resources: own.filter((info) => info.version === version).sort((a, b) => (a.resource < b.resource ? -1 : 1)),
    })),
  }
}

/** Groups of the learner's own come after the built-in ones. */
function byPriority(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length))
  return first! - second! || (a < b ? -1 : 1)
}

/** `v2` before `v1` before `v1beta1`; what does not look like a version comes last, by the alphabet. */
// Models: k8s.io/apimachinery/pkg/version/helpers.go: CompareKubeAwareVersionStrings
export function newestFirst(a: string, b: string): number {
  const [x, y] = [rankOf(a), rankOf(b)]
  if (!x || !y) return x ? -1 : y ? 1 : a < b ? -1 : 1
  return y.stability - x.stability || y.major - x.major || y.minor - x.minor
}

function rankOf(
  version: string,
): { readonly stability: number; readonly major: number; readonly minor: number } | null {
  const [, major, stage, minor] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? []
  if (major === undefined) return null
  return {
    stability: stage === undefined ? 2 : stage === 'beta' ? 1 : 0,
    major: Number(major),
    minor: Number(minor ?? 0),
  }
}
