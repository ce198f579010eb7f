/**
 * Controllers that are not here yet: what they did to Pods and to scales is done from the recording, under their names and at
 * their times, so that everybody who answers to it can be compared. What else they wrote is left out, by name.
 */
import type { ApiObject, Draft, ObjectMeta, Pod } from '../../../electron/contract/api'
import type { Cluster } from '../../../electron/cluster/cluster'
import type { Client } from '../../../electron/cluster/client/client'
import type { Task } from '../../../electron/cluster/kernel/task'
import type { Names } from './names'
import type { Recording } from './recording'

const ACCOUNT = 'system:serviceaccount:kube-system:'
const TOKEN_VOLUME = 'kube-api-access-'

interface Act {
  readonly t: number
  readonly who: string
  readonly does: (client: Client) => Task<unknown>
}

/** Sets the clock for each act; the scenario begins now. */
export function standIn(cluster: Cluster, recording: Recording, names: Names): void {
  for (const { t, who, does } of actsIn(cluster, recording, names)) {
    const credentials = cluster.apiServer.gate.authority.credentials(`${ACCOUNT}${who}`, ['system:masters'])
    const component = `kube-controller-manager/${who}`
    const client = cluster.client({ component, credentials, agent: 'kube-controller-manager', isTyped: true })
    const process = cluster.kernel.process('kube-controller-manager')
    cluster.kernel.after(t * 1000, 'stand-in', () => { cluster.kernel.spawn(process, 'stand-in', does(client)) }) // prettier-ignore
  }
}

function actsIn(cluster: Cluster, { namespace, stream, writes }: Recording, names: Names): readonly Act[] {
  const created = stream.flatMap(({ t, type, object }): Act[] =>
    type === 'ADDED' && object && isOfJob(object)
      ? [{ t, who: 'job-controller', does: (client) => client.create(draftOf(object as Pod, cluster)) }]
      : [],
  )
  const written = writes.flatMap(({ t, user, verb, resource, name, code }): Act[] => {
    const who = user.replace(ACCOUNT, '')
    if (code >= 400 || !name) return []
    if (who === 'job-controller' && verb === 'patch' && resource === 'pods')
      return [{ t, who, does: (client) => client.patch('Pod', namespace, names.simulatedNames(name), { metadata: { finalizers: null } }) }] // prettier-ignore
    if (who !== 'horizontal-pod-autoscaler' || resource !== 'deployments/scale') return []
    const scaled = stream.find((change) => change.t >= t && change.name === name && change.changes?.['spec.replicas'])
    const replicas = Number(scaled?.changes?.['spec.replicas'])
    return [{ t, who, does: (client) => scale(client, namespace, name, replicas) }]
  })
  return [...created, ...written]
}

function* scale(client: Client, namespace: string, name: string, replicas: number): Task {
  const found = yield* client.getScale('Deployment', namespace, name)
  yield* client.updateScale('Deployment', namespace, name, { ...found, spec: { replicas } })
}

function isOfJob({ kind, metadata }: ApiObject): boolean {
  return kind === 'Pod' && metadata.ownerReferences?.some((owner) => owner.kind === 'Job') === true
}

/** The Pod as its controller asked for it, and as nobody had admitted it yet. */
function draftOf({ metadata, spec }: Pod, { etcd }: Cluster): Draft<Pod> {
  const { namespace = '', generateName, labels, finalizers } = metadata
  const ownerReferences = metadata.ownerReferences?.map((owner) => {
    const job = etcd.store.get(`/registry/jobs/${namespace}/${owner.name}`)?.value as ApiObject
    return { ...owner, uid: job.metadata.uid }
  })
  const meta: Partial<ObjectMeta> = { namespace, generateName, labels, finalizers, ownerReferences }
  const isOwn = ({ name }: { readonly name: string }): boolean => !name.startsWith(TOKEN_VOLUME)
  const containers = spec.containers.map((each) => ({ ...each, volumeMounts: each.volumeMounts?.filter(isOwn) }))
  return { apiVersion: 'v1', kind: 'Pod', metadata: meta, spec: { ...spec, containers, volumes: spec.volumes?.filter(isOwn) } } // prettier-ignore
}
