/** `kubectl apply --prune`: deletes what an earlier apply made and the files no longer have. */
// Models: k8s.io/kubectl/pkg/cmd/apply/prune.go, k8s.io/kubectl/pkg/util/prune/prune.go
import { apiVersionOf, type ApiObject, type ResourceInfo } from '../../../../contract/api'
import type { Task } from '../../../kernel/task'
import type { Invocation } from '../../command'
import { KubectlError } from '../../failure'
import { lastAppliedOf } from '../../last-applied'
import type { Reporter } from '../../writes'

const DEFAULT_ALLOWLIST = [
  'core/v1/ConfigMap', 'core/v1/Endpoints', 'core/v1/Namespace', 'core/v1/PersistentVolumeClaim', 'core/v1/PersistentVolume', 'core/v1/Pod',
  'core/v1/ReplicationController', 'core/v1/Secret', 'core/v1/Service', 'batch/v1/Job', 'batch/v1/CronJob', 'networking.k8s.io/v1/Ingress',
  'apps/v1/DaemonSet', 'apps/v1/Deployment', 'apps/v1/ReplicaSet', 'apps/v1/StatefulSet',
] // prettier-ignore

export function* prune(applied: readonly ApiObject[], reporter: Reporter, invocation: Invocation): Task {
  const kept = new Set(applied.map(({ metadata }) => metadata.uid))
  const namespaces = new Set(applied.flatMap(({ metadata }) => metadata.namespace ?? []))
  for (const info of yield* prunable(invocation)) {
    for (const namespace of info.namespaced ? [...namespaces].sort() : [''])
      yield* pruneIn(info, namespace, kept, reporter, invocation)
  }
}

function* prunable({ flags, mapper }: Invocation): Task<readonly ResourceInfo[]> {
  const list = flags.list('prune-allowlist')
  const found: ResourceInfo[] = []
  for (const entry of list.length > 0 ? flags.words('prune-allowlist') : DEFAULT_ALLOWLIST) {
    const [group = '', version = '', kind = ''] = entry.split('/')
    if (!kind) throw new KubectlError(`invalid GroupVersionKind format: ${entry}, please follow <group/version/kind>`)
    const apiVersion = apiVersionOf({ group: group === 'core' ? '' : group, version })
    const info = yield* mapper.ofObject({ apiVersion, kind })
    // A Namespace goes only when it is asked for by name: too much would go with it.
    if (info && (list.length > 0 || kind !== 'Namespace')) found.push(info)
  }
  return found
}

function* pruneIn(
  info: ResourceInfo,
  namespace: string,
  kept: ReadonlySet<string>,
  reporter: Reporter,
  { context, flags }: Invocation,
): Task {
  const labelSelector = flags.string('selector')
  const { items } = yield* context.client.listOf(info, namespace, labelSelector ? { labelSelector } : {})
  for (const object of items) {
    if (kept.has(object.metadata.uid) || lastAppliedOf(object) === undefined) continue
    const { name } = object.metadata
    const body = { propagationPolicy: 'Background' }
    const query = reporter.dryRun === 'server' ? { dryRun: true } : {}
    if (reporter.dryRun !== 'client')
      yield* context.client.request('delete', { resource: info, namespace, name, body, query })
    reporter.done({ info, object }, 'pruned')
  }
}
