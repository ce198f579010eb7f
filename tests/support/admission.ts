/** What an admission plugin is asked about, made of the objects that a test names; and the plugin's answer. */
import type { AdmissionAttributes, AdmissionPlugin, Operation } from '../../electron/cluster/apiserver/admission/plugin'
import type { UserInfo } from '../../electron/cluster/apiserver/credentials'
import type { ServerView } from '../../electron/cluster/apiserver/server-view'
import type { Task } from '../../electron/cluster/kernel/task'
import { resourceOfKind, type ApiObject, type Kind, type KindMap } from '../../electron/contract/api'

export interface Asked {
  readonly operation?: Operation
  readonly subresource?: string
  readonly namespace?: string
  /** What the server knows already. */
  readonly known?: readonly ApiObject[]
  readonly old?: ApiObject | null
  readonly user?: UserInfo
  readonly isDryRun?: boolean
}

export interface Question extends AdmissionAttributes {
  readonly warnings: string[]
  readonly notes: Record<string, string>
  readonly known: ApiObject[]
}

export function question(kind: string, asked: Asked = {}): Question {
  const { operation = 'create', subresource = '', old = null, isDryRun = false } = asked
  const resource = resourceOfKind(kind)!
  const known = [...(asked.known ?? [])]
  const warnings: string[] = []
  const notes: Record<string, string> = {}
  const request = {
    verb: operation, resource, subresource, namespace: resource.namespaced ? (asked.namespace ?? 'default') : '',
    name: old?.metadata.name ?? '', query: {}, body: null, user: asked.user ?? { name: 'alice', groups: [] },
    credentials: { type: 'anonymous' }, agent: 'test',
  } as unknown as AdmissionAttributes['request'] // prettier-ignore
  return {
    request, operation, old, isDryRun, view: viewOf(known), warnings, notes, known,
    warn: (text) => { warnings.push(text) },
    annotate: (key, value) => { notes[key] = value },
  } // prettier-ignore
}

/** A whole object from the parts that matter. */
export function object<K extends Kind>(kind: K, name: string, rest: object = {}, metadata: object = {}): KindMap[K] {
  const resource = resourceOfKind(kind)!
  const apiVersion = resource.group === '' ? resource.version : `${resource.group}/${resource.version}`
  return {
    apiVersion,
    kind,
    metadata: { name, uid: `uid-${name}`, resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z', ...(resource.namespaced && { namespace: 'default' }), ...metadata },
    ...rest,
  } as unknown as KindMap[K]
} // prettier-ignore

/** Both phases, as the chain plays them; what is refused is thrown. */
export function admit<T extends ApiObject>(plugin: AdmissionPlugin, draft: T, asked: Question): T {
  if (!plugin.handles(asked.operation, asked.request)) return draft
  const mutated = plugin.mutate?.(draft, asked) ?? draft
  const admitted = ('next' in mutated ? settle(mutated) : mutated) as T
  const judged = plugin.validate?.(admitted, asked)
  if (judged) settle(judged)
  return admitted
}

export function refusalOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

/** Plays a task that waits for nothing. */
export function settle<T>(task: Task<T>): T {
  const step = task.next()
  if (!step.done) throw new Error('the task waits for something')
  return step.value
}

function viewOf(known: ApiObject[]): ServerView {
  const isAt = (kind: string, namespace: string, name: string) => (object: ApiObject) =>
    object.kind === kind && object.metadata.name === name && (object.metadata.namespace ?? '') === namespace
  const view = {
    now: 0,
    get: (kind: string, namespace: string, name: string) => known.find(isAt(kind, namespace, name)) ?? null,
    list: (kind: string, namespace?: string) =>
      known.filter(
        (object) => object.kind === kind && (namespace === undefined || object.metadata.namespace === namespace),
      ),
    revision: () => known.length,
    *change(kind: string, namespace: string, name: string, change: (current: ApiObject) => ApiObject): Task<ApiObject> {
      const index = known.findIndex(isAt(kind, namespace, name))
      return (known[index] = change(known[index]!))
    },
    randomSuffix: () => 'abcde',
  }
  return view as unknown as ServerView
}
