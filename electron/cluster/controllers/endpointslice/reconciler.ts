/** From the Pods of a Service to the writes that make its slices tell the truth, with as few slices touched as possible. */
// Models: staging/src/k8s.io/endpointslice/reconciler.go: reconcileByAddressType, reconcileByPortMapping
// Simplified: no topology hints.
import type { Draft, Endpoint, EndpointPort, EndpointSlice, Node, Pod, Service } from '../../../contract/api'
import { belongsInEndpoints, endpointOf, endpointPorts, type AddressType } from './endpoints'
import { draftSlice, sliceLabels, withContent } from './slice'

export const MAX_ENDPOINTS_PER_SLICE = 100

export interface SliceWrites {
  readonly create: readonly Draft<EndpointSlice>[]
  readonly update: readonly EndpointSlice[]
  readonly delete: readonly EndpointSlice[]
}

export interface ReconcileInput {
  readonly service: Service
  readonly pods: readonly Pod[]
  readonly slices: readonly EndpointSlice[]
  readonly nodeOf: (name: string) => Node | undefined
  readonly triggerTime: string | undefined
}

interface PortGroup {
  readonly ports: readonly EndpointPort[]
  readonly endpoints: Endpoint[]
}

export function addressTypesOf({ spec }: Service): readonly AddressType[] {
  const families = (spec.ipFamilies ?? []).filter(
    (family): family is AddressType => family === 'IPv4' || family === 'IPv6',
  )
  return families.length > 0 ? families : ['IPv4']
}

export function reconcile(input: ReconcileInput): SliceWrites {
  const types = addressTypesOf(input.service)
  const foreign = input.slices.filter((slice) => !types.includes(slice.addressType as AddressType))
  const writes = types.map((type) => reconcileAddressType(input, type))
  return {
    create: writes.flatMap((each) => each.create),
    update: writes.flatMap((each) => each.update),
    delete: [...foreign, ...writes.flatMap((each) => each.delete)],
  }
}

function reconcileAddressType(input: ReconcileInput, type: AddressType): SliceWrites {
  const groups = groupByPorts(input, type)
  const slices = input.slices.filter((slice) => slice.addressType === type)
  const create: Draft<EndpointSlice>[] = []
  const update: EndpointSlice[] = []
  const surplus: EndpointSlice[] = slices.filter((slice) => !groups.has(portsKey(slice.ports ?? [])))
  for (const [key, group] of groups) {
    const matching = slices.filter((slice) => portsKey(slice.ports ?? []) === key)
    const writes = reconcilePortGroup(input, type, group, matching)
    create.push(...writes.create)
    update.push(...writes.update)
    surplus.push(...writes.delete)
  }
  if (create.length === 0 && surplus.length === slices.length) addPlaceholder(input, type, create, surplus)
  while (create.length > 0 && surplus.length > 0) update.push(reuse(surplus.shift()!, create.shift()!))
  return { create, update, delete: surplus }
}

/** Pods whose named ports resolve differently must not share a slice: its ports hold for all its endpoints. */
function groupByPorts({ service, pods, nodeOf }: ReconcileInput, type: AddressType): Map<string, PortGroup> {
  const groups = new Map<string, PortGroup>()
  for (const pod of pods) {
    if (!belongsInEndpoints(pod, true)) continue
    const node = pod.spec.nodeName ? nodeOf(pod.spec.nodeName) : undefined
    if (!node && pod.spec.nodeName && !service.spec.publishNotReadyAddresses) continue // Its node is unknown, or gone.
    const endpoint = endpointOf(pod, service, node, type)
    if (endpoint.addresses.length === 0) continue
    const ports = endpointPorts(service, pod)
    const key = portsKey(ports)
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { ports, endpoints: [] }))
    group.endpoints.push(endpoint)
  }
  return groups
}

/** Existing slices keep what is still true and drop the rest; new endpoints fill them up, then new slices. */
function reconcilePortGroup(
  { service, triggerTime }: ReconcileInput,
  type: AddressType,
  group: PortGroup,
  slices: readonly EndpointSlice[],
): SliceWrites {
  const wanted = new Map(group.endpoints.map((endpoint) => [identityOf(endpoint), endpoint]))
  const labels = sliceLabels(service)
  const kept = slices.map((slice) => keepTrue(slice, wanted, labels))
  const left = [...wanted.values()]
  for (const plan of [...kept].sort((a, b) => b.endpoints.length - a.endpoints.length)) {
    if (left.length === 0) break
    if (!plan.hasChanged) continue
    plan.endpoints.push(...left.splice(0, MAX_ENDPOINTS_PER_SLICE - plan.endpoints.length))
  }
  if (left.length > 0) fillRoomiest(kept, left)
  const create = sliceSizes(left.length).map((size) =>
    draftSlice(service, type, left.splice(0, size), group.ports, triggerTime),
  )
  return {
    create,
    update: kept
      .filter((plan) => plan.hasChanged && plan.endpoints.length > 0)
      .map((plan) => withContent(plan.slice, labels, plan.endpoints, triggerTime)),
    delete: kept.filter((plan) => plan.endpoints.length === 0).map((plan) => plan.slice),
  }
}

interface SlicePlan {
  readonly slice: EndpointSlice
  readonly endpoints: Endpoint[]
  hasChanged: boolean
}

function keepTrue(
  slice: EndpointSlice,
  wanted: Map<string, Endpoint>,
  labels: Readonly<Record<string, string>>,
): SlicePlan {
  const old = slice.endpoints ?? []
  const endpoints: Endpoint[] = []
  let hasChanged = !isSameMap(slice.metadata.labels ?? {}, labels)
  for (const endpoint of old) {
    const identity = identityOf(endpoint)
    const now = wanted.get(identity)
    if (!now || !wanted.delete(identity)) hasChanged = true
    else {
      hasChanged ||= !isSameEndpoint(endpoint, now)
      endpoints.push(now)
    }
  }
  return { slice, endpoints, hasChanged }
}

/** What would need a slice of its own but not fill it goes into an untouched one that just has room for it. */
function fillRoomiest(kept: readonly SlicePlan[], left: Endpoint[]): void {
  const rest = left.length % MAX_ENDPOINTS_PER_SLICE
  const fitting = kept
    .filter((plan) => !plan.hasChanged && plan.endpoints.length + rest <= MAX_ENDPOINTS_PER_SLICE)
    .sort((a, b) => b.endpoints.length - a.endpoints.length)[0]
  if (rest === 0 || !fitting) return
  fitting.endpoints.push(...left.splice(left.length - rest))
  fitting.hasChanged = true
}

/** How many endpoints each new slice takes. */
export function sliceSizes(endpoints: number, mostPerSlice = MAX_ENDPOINTS_PER_SLICE): readonly number[] {
  const sizes: number[] = []
  for (let left = endpoints; left > 0; left -= mostPerSlice) sizes.push(Math.min(left, mostPerSlice))
  return sizes
}

/** A Service that selects nothing has one empty slice: "no endpoints" is said, not left open. */
function addPlaceholder(
  { service, triggerTime }: ReconcileInput,
  type: AddressType,
  create: Draft<EndpointSlice>[],
  surplus: EndpointSlice[],
): void {
  const placeholder = surplus.findIndex(
    (slice) => (slice.endpoints ?? []).length === 0 && (slice.ports ?? []).length === 0,
  )
  const isAlone = surplus.length === 1 && placeholder === 0
  if (isAlone && isSameMap(surplus[0]!.metadata.labels ?? {}, sliceLabels(service))) surplus.pop()
  else create.push(draftSlice(service, type, [], [], triggerTime))
}

/** A slice that would be deleted while another is made becomes the other. */
function reuse(slice: EndpointSlice, draft: Draft<EndpointSlice>): EndpointSlice {
  const { labels, annotations, ownerReferences } = draft.metadata
  const metadata = { ...slice.metadata, labels, annotations, ownerReferences }
  return { ...slice, metadata, endpoints: draft.endpoints, ports: draft.ports }
}

function portsKey(ports: readonly EndpointPort[]): string {
  return ports.map(({ name, protocol, port, appProtocol }) => `${name ?? ''} ${protocol ?? ''} ${port ?? ''} ${appProtocol ?? ''}`).sort().join('|') // prettier-ignore
}

function identityOf({ addresses, hostname, nodeName, targetRef }: Endpoint): string {
  return `${addresses.join(',')} ${hostname ?? ''} ${nodeName ?? ''} ${targetRef?.uid ?? targetRef?.name ?? ''}`
}

function isSameEndpoint(a: Endpoint, b: Endpoint): boolean {
  const [x, y] = [a.conditions, b.conditions]
  return x?.ready === y?.ready && x?.serving === y?.serving && x?.terminating === y?.terminating && a.zone === b.zone
}

function isSameMap(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
