/** Doors beside an object's main one: each lets through one kind of change. */
// Models: pkg/registry/core/pod/storage/storage.go (binding, eviction), rest/log.go; pkg/registry/apps/deployment/storage (scale);
//         pkg/registry/core/namespace/storage (finalize)
import {
  ApiError, badRequest, conflict, methodNotAllowed, notFound, serviceUnavailable, unknownPath,
  type ApiObject, type Binding, type Deployment, type Namespace, type Pod, type PodCondition, type ReplicaSet, type Scale, type Status,
} from '../../contract/api' // prettier-ignore
import { selectorOf } from '../../contract/api/label-selector'
import { timeText } from '../kernel/calendar'
import type { Task } from '../kernel/task'
import { Call } from './call'
import { approval } from './certificate-approval'
import { remove } from './handlers/delete'
import { gateOf } from './handlers/write'
import { patched } from './patched'
import type { ApiResponse, AuthorizedRequest } from './request'
import { serveTokenRequest } from './reviews/token-request'
import { scaleOfCustom, withValueAt } from './custom-resources/scale-paths'
import { decodeBody, type ExpectedKind } from './schema/decode'
import { invalidValue, toInvalidStatus } from './validation/field-error'

type Door = (call: Call) => Task<ApiResponse>

const DOORS: Readonly<Partial<Record<string, Door>>> = {
  'Pod/binding': bind,
  'Pod/eviction': evict,
  'Pod/log': logs,
  'Deployment/scale': scale,
  'ReplicaSet/scale': scale,
  'StatefulSet/scale': scale,
  'ReplicationController/scale': scale,
  'Namespace/finalize': finalize,
  'ServiceAccount/token': token,
  'CertificateSigningRequest/approval': approval,
}

export function serveSubresource(call: Call): Task<ApiResponse> {
  const { resource, subresource } = call.request
  const door =
    call.served.custom?.scale && subresource === 'scale' ? customScale : DOORS[`${resource.definition}/${subresource}`]
  if (!door) throw unknownPath()
  return door(call)
}

const BINDING = { kind: 'Binding', apiVersion: 'v1' }
const EVICTION = { kind: 'Eviction', apiVersion: 'policy/v1' }
const SCALE = { kind: 'Scale', apiVersion: 'autoscaling/v1' }
const TOKEN_REQUEST = { kind: 'TokenRequest', apiVersion: 'authentication.k8s.io/v1' }

/** Bodies of these doors have kinds of their own. */
function bodyOf({ body, isTyped }: AuthorizedRequest, expected: ExpectedKind): ApiObject {
  return isTyped ? (body as ApiObject) : decodeBody(expected, body ?? {})
}

const CREATED: Status = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Success',
  code: 201,
} as unknown as Status

/** Gives a Pod its node, once. */
function* bind(call: Call): Task<ApiResponse> {
  const { server, request, served } = call
  if (request.verb !== 'create') throw methodNotAllowed(request.resource, request.verb)
  const gate = gateOf(call, 'create', null)
  const binding = (yield* gate.mutate(bodyOf(request, BINDING))) as Binding
  yield* gate.validate(binding)
  yield* served.registry.change(request, (current) => {
    const pod = current as Pod
    const { name, uid, deletionTimestamp } = pod.metadata
    const refuse = (why: string): Error => conflict({ group: '', resource: 'pods/binding' }, name, why)
    if (binding.metadata.uid && binding.metadata.uid !== uid) throw refuse(`Precondition failed: UID in precondition: ${binding.metadata.uid}, UID in object meta: ${uid}`)
    if (deletionTimestamp !== undefined) throw refuse(`pod ${name} is being deleted, cannot be assigned to a host`)
    if (pod.spec.nodeName) throw refuse(`pod ${name} is already assigned to node "${pod.spec.nodeName}"`)
    return bound(pod, binding, timeText(server.kernel.now))
  }) // prettier-ignore
  return { code: 201, body: CREATED }
}

function bound(pod: Pod, { target, metadata }: Binding, now: string): Pod {
  const scheduled = {
    type: 'PodScheduled',
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: now,
  } as unknown as PodCondition
  const conditions = [...(pod.status?.conditions ?? []).filter(({ type }) => type !== 'PodScheduled'), scheduled]
  const labels = metadata.labels ? { labels: { ...pod.metadata.labels, ...metadata.labels } } : {}
  return {
    ...pod,
    metadata: { ...pod.metadata, ...labels },
    spec: { ...pod.spec, nodeName: target.name ?? '' },
    status: { ...pod.status, conditions },
  }
}

// Simplified: no disruption budgets yet, so every eviction is allowed.
function* evict({ server, request }: Call): Task<ApiResponse> {
  const { deleteOptions = null } = bodyOf(request, EVICTION) as { deleteOptions?: unknown }
  yield* remove(new Call(server, { ...request, verb: 'delete', subresource: '', body: deleteOptions }))
  return { code: 201, body: CREATED }
}

/** The API server fetches logs from the kubelet of the Pod's node, while the client waits. */
function* logs({ server, request, served }: Call): Task<ApiResponse> {
  const pod = (yield* served.registry.read(request)) as Pod | null
  if (!pod) throw notFound(request.resource, request.name)
  const container = request.query.container ?? onlyContainer(pod)
  if (!pod.spec.nodeName) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`)
  const kubelet = server.kubeletOf(pod.spec.nodeName)
  if (!kubelet?.isListening)
    throw serviceUnavailable(
      `Get "https://${pod.spec.nodeName}:10250/containerLogs/${request.namespace}/${request.name}/${container}": dial tcp: connect: no route to host`,
    )
  const text = kubelet.containerLogs(request.namespace, request.name, {
    container,
    previous: request.query.previous,
    tailLines: request.query.tailLines,
  })
  if (text instanceof ApiError) throw text
  return { code: 200, body: text }
}

function onlyContainer({ spec, metadata }: Pod): string {
  const names = spec.containers.map(({ name }) => name)
  if (names.length === 1) return names[0]!
  throw badRequest(`a container name must be specified for pod ${metadata.name}, choose one of: [${names.join(' ')}]`)
}

type Scalable = Deployment | ReplicaSet

function* scale(call: Call): Task<ApiResponse> {
  const { request, served } = call
  const { registry } = served
  if (request.verb === 'get') {
    const object = (yield* registry.read(request)) as Scalable | null
    if (!object) throw notFound(request.resource, request.name)
    return { code: 200, body: scaleOf(object) }
  }
  const updated = yield* registry.update(
    request,
    (current) => rescaled(current as Scalable, request),
    (current) => gateOf(call, 'update', current),
    false,
  )
  return { code: 200, body: scaleOf(updated as Scalable) }
}

function rescaled(current: Scalable, request: AuthorizedRequest): Scalable {
  const { replicas, resourceVersion } = wantedScale(current, scaleOf(current), request)
  return {
    ...current,
    metadata: { ...current.metadata, resourceVersion },
    spec: { ...current.spec, replicas },
  } as Scalable
}

function wantedScale(
  current: ApiObject,
  before: Scale,
  request: AuthorizedRequest,
): { readonly replicas: number; readonly resourceVersion: string | undefined } {
  const body = request.verb === 'patch' ? patched(before, request, SCALE.kind) : request.body
  const next = bodyOf({ ...request, body }, SCALE) as Scale
  const { replicas = 0 } = (next.spec as Scale['spec'] | undefined) ?? {}
  if (replicas < 0) {
    throw toInvalidStatus('Scale', 'autoscaling', current.metadata.name, [
      invalidValue('spec.replicas', replicas, 'must be greater than or equal to 0'),
    ])
  }
  return { replicas, resourceVersion: next.metadata.resourceVersion }
}

function scaleOf({ metadata, spec, status }: Scalable): Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata
  return {
    apiVersion: 'autoscaling/v1', kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec.replicas ?? 1 },
    status: { replicas: status?.replicas ?? 0, selector: selectorOf(spec.selector).toString() },
  } as unknown as Scale // prettier-ignore
}

/** The same door for kinds whose definition says where they keep their replicas. */
function* customScale(call: Call): Task<ApiResponse> {
  const { request, served } = call
  const paths = served.custom!.scale!
  if (request.verb === 'get') {
    const object = yield* served.registry.read(request)
    if (!object) throw notFound(request.resource, request.name)
    return { code: 200, body: scaleOfCustom(served.codec.show(object), paths) }
  }
  const updated = yield* served.registry.update(
    request,
    (current) => {
      const { replicas, resourceVersion } = wantedScale(current, scaleOfCustom(current, paths), request)
      const rescaled = withValueAt(current, paths.specReplicasPath, replicas)
      return { ...rescaled, metadata: { ...current.metadata, resourceVersion } } as ApiObject
    },
    (current) => gateOf(call, 'update', current),
    false,
  )
  return { code: 200, body: scaleOfCustom(updated, paths) }
}

/** The namespace controller takes away the last thing that holds a namespace: then it is gone. */
function* finalize(call: Call): Task<ApiResponse> {
  const { request, served } = call
  const { finalizers = [] } = (call.read(request.body) as Partial<Namespace>).spec ?? {}
  const object = yield* served.registry.change(request, (current) => {
    const isGone =
      current.metadata.deletionTimestamp !== undefined &&
      finalizers.length === 0 &&
      !current.metadata.finalizers?.length
    return isGone ? 'remove' : ({ ...current, spec: { ...(current as Namespace).spec, finalizers } } as ApiObject)
  })
  return { code: 200, body: object }
}

/** Makes a token of the ServiceAccount, if nobody objects. */
function* token(call: Call): Task<ApiResponse> {
  const { server, request } = call
  if (request.verb !== 'create') throw methodNotAllowed(request.resource, request.verb)
  const gate = gateOf(call, 'create', null)
  const draft = yield* gate.mutate(bodyOf(request, TOKEN_REQUEST))
  yield* gate.validate(draft)
  return { code: 201, body: serveTokenRequest(draft, request, server.gate) }
}
