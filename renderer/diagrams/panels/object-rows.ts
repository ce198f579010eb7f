/** The main fields of an object, as rows of a table: which label, and what it says. */
import type {
  ApiObject,
  Deployment,
  EndpointSlice,
  Node,
  Pod,
  ReplicaSet,
  Service,
} from '../../../electron/contract/api'
import type { ObjectPath } from '../../../electron/contract/trace'
import { podStatusWord } from '../scenes/cluster/pod-status-word'

/** Labels are keys below `stage.panel`. */
export interface Row {
  readonly label: RowLabel
  readonly value: string
  /** Set when the value is a count of ready ones: the language decides how that is said. */
  readonly count?: { readonly ready: number; readonly wanted: number }
  /** The object that the value names. */
  readonly path?: ObjectPath
}

export type RowLabel =
  | 'status' | 'namespace' | 'node' | 'podIP' | 'image' | 'restarts' | 'owner' | 'replicas' | 'clusterIP' | 'endpoints'
  | 'selector' | 'labels' | 'created' | 'capacity' | 'taints' | 'address' | 'revision' // prettier-ignore

export interface ObjectRows {
  readonly main: readonly Row[]
  /** What is asked for less often. */
  readonly more: readonly Row[]
}

export function rowsOf(object: ApiObject): ObjectRows {
  const { namespace, resourceVersion, labels } = object.metadata
  const isRow = (one: Row | null): one is Row => one !== null
  const main = [...(rowsOfKind[object.kind]?.(object) ?? []), ownerRow(object)]
  const more = [row('namespace', namespace), row('labels', pairs(labels)), row('revision', resourceVersion)]
  return { main: main.filter(isRow), more: more.filter(isRow) }
}

const rowsOfKind: Readonly<Record<string, (object: ApiObject) => readonly (Row | null)[]>> = {
  Pod: (object) => podRows(object as Pod),
  Node: (object) => nodeRows(object as Node),
  ReplicaSet: (object) => [
    replicasRow(object as ReplicaSet),
    row('image', imagesOf((object as ReplicaSet).spec.template)),
  ],
  Deployment: (object) => [
    replicasRow(object as Deployment),
    row('image', imagesOf((object as Deployment).spec.template)),
  ],
  Service: (object) => [
    row('clusterIP', (object as Service).spec.clusterIP),
    row('selector', pairs((object as Service).spec.selector)),
  ],
  EndpointSlice: (object) => [endpointsRow(object as EndpointSlice)],
}

function podRows(pod: Pod): readonly (Row | null)[] {
  const node = pod.spec.nodeName
  const restarts = (pod.status?.containerStatuses ?? []).reduce((sum, status) => sum + status.restartCount, 0)
  return [
    row('status', podStatusWord(pod)),
    node ? { label: 'node', value: node, path: `Node//${node}` } : null,
    row('podIP', pod.status?.podIP),
    row('image', imagesOf(pod)),
    row('restarts', String(restarts)),
  ]
}

function nodeRows({ spec, status }: Node): readonly (Row | null)[] {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  const capacity = status?.capacity
  return [
    row('status', ready?.status === 'True' ? 'Ready' : 'NotReady'),
    row('address', status?.addresses?.find(({ type }) => type === 'InternalIP')?.address),
    row('capacity', capacity && ['cpu', 'memory', 'pods'].map((name) => `${name} ${capacity[name] ?? '–'}`).join(', ')),
    row('taints', spec.taints?.map(({ key, effect }) => `${key}:${effect}`).join(', ')),
  ]
}

function replicasRow({ spec, status }: ReplicaSet | Deployment): Row {
  return { label: 'replicas', value: '', count: { ready: status?.readyReplicas ?? 0, wanted: spec.replicas ?? 1 } }
}

function endpointsRow({ endpoints }: EndpointSlice): Row {
  const all = endpoints ?? []
  const ready = all.filter(({ conditions }) => conditions?.ready === true).length
  return { label: 'endpoints', value: '', count: { ready, wanted: all.length } }
}

function ownerRow({ metadata }: ApiObject): Row | null {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true)
  if (!owner) return null
  return {
    label: 'owner',
    value: `${owner.kind} ${owner.name}`,
    path: `${owner.kind}/${metadata.namespace ?? ''}/${owner.name}`,
  }
}

interface WithContainers {
  readonly spec?: { readonly containers?: readonly { readonly image?: string }[] }
}

function imagesOf(template: WithContainers | undefined): string {
  return (template?.spec?.containers ?? []).map(({ image }) => image ?? '').join(', ')
}

/** One a line: labels are long. */
function pairs(labels: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`).join('\n') // prettier-ignore
}

function row(label: RowLabel, value: string | undefined): Row | null {
  return value ? { label, value } : null
}
