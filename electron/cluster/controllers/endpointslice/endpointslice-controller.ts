/** Keeps the list of addresses behind each Service true. */
// Models: pkg/controller/endpointslice/endpointslice_controller.go
import { selectorOfMap, type EndpointSlice, type Pod, type Service } from '../../../contract/api'
import { isPodReady, isPodTerminal } from '../../../contract/api/pod-status'
import { Controller, type ControllerContext } from '../../client/controller'
import { keyOf } from '../../client/informer'
import type { Task } from '../../kernel/task'
import { indexByNamespace } from '../indexes'
import { reconcile } from './reconciler'
import { MANAGED_BY, MANAGER } from './slice'
import { SliceTracker, serviceKeyOf } from './slice-tracker'
import { TriggerTimeTracker } from './trigger-time'

/** A cache that lags behind the own writes is given a second to catch up. */
const STALE_RETRY_MS = 1000

export class EndpointSliceController extends Controller {
  readonly name = 'endpointslice-controller'
  private readonly services = this.watch('Service', (service) => [keyOf(service)])
  private readonly pods = this.watch('Pod')
  private readonly slices = this.watch('EndpointSlice')
  private readonly nodes = this.watch('Node')
  private readonly tracker = new SliceTracker()
  private readonly triggerTimes = new TriggerTimeTracker()

  constructor(context: ControllerContext) {
    super(context)
    indexByNamespace(this.services)
    indexByNamespace(this.pods)
    this.slices.addIndex('service', (slice) => [serviceKeyOf(slice) ?? ''])
    this.pods.onChange({
      add: (pod) => { this.enqueueServicesOf(pod) },
      update: (pod, old) => { this.podChanged(pod, old) },
      delete: (pod) => { this.enqueueServicesOf(pod) },
    }) // prettier-ignore
    this.slices.onChange({
      add: (slice) => { this.sliceChanged(slice) },
      update: (slice) => { this.sliceChanged(slice) },
      delete: (slice) => { this.sliceDeleted(slice) },
    }) // prettier-ignore
  }

  protected override *sync(key: string): Task {
    const service = this.services.get(key)
    if (!service) {
      this.forget(key)
      return
    } // Its slices go with their owner: the garbage collector sees to it.
    if (service.spec.type === 'ExternalName' || !service.spec.selector) return
    const slices = this.slices.byIndex('service', key).filter(isManaged)
    if (this.tracker.isStale(key, slices)) {
      this.queue.addAfter(key, STALE_RETRY_MS)
      return
    }
    const pods = this.podsOf(service)
    const triggerTime = this.triggerTimes.compute(key, service, pods)
    const nodeOf = (name: string) => this.nodes.get(name) // prettier-ignore
    const writes = reconcile({
      service,
      pods,
      slices: slices.filter((slice) => !slice.metadata.deletionTimestamp),
      nodeOf,
      triggerTime,
    })
    // New slices of a Service that goes would race with the garbage collector, which takes the old ones away.
    if (!service.metadata.deletionTimestamp)
      for (const draft of writes.create) this.tracker.wrote(key, yield* this.client.create(draft))
    for (const slice of writes.update) this.tracker.wrote(key, yield* this.client.update(slice))
    for (const slice of writes.delete) yield* this.deleteSlice(key, slice)
  }

  private *deleteSlice(key: string, slice: EndpointSlice): Task {
    yield* this.client.delete('EndpointSlice', slice.metadata.namespace ?? '', slice.metadata.name)
    this.tracker.deleted(key, slice)
  }

  private podsOf({ spec, metadata }: Service): readonly Pod[] {
    const selector = selectorOfMap(spec.selector)
    return this.pods
      .byIndex('namespace', metadata.namespace ?? '')
      .filter((pod) => selector.matches(pod.metadata.labels))
  }

  private podChanged(pod: Pod, old: Pod): void {
    const labelsChanged = !isSameLabels(pod, old)
    if (!labelsChanged && !hasEndpointChanged(pod, old)) return
    this.enqueueServicesOf(pod)
    if (labelsChanged) this.enqueueServicesOf(old)
  }

  private enqueueServicesOf(pod: Pod): void {
    for (const service of this.services.byIndex('namespace', pod.metadata.namespace ?? '')) {
      if (service.spec.selector && selectorOfMap(service.spec.selector).matches(pod.metadata.labels))
        this.queue.add(keyOf(service))
    }
  }

  private sliceChanged(slice: EndpointSlice): void {
    const key = serviceKeyOf(slice)
    if (key && isManaged(slice) && this.tracker.isForeign(key, slice)) this.queue.add(key)
  }

  private sliceDeleted(slice: EndpointSlice): void {
    const key = serviceKeyOf(slice)
    if (!key || !isManaged(slice) || !this.tracker.knows(key, slice)) return
    this.tracker.deleted(key, slice)
    this.queue.add(key)
  }

  private forget(key: string): void {
    this.triggerTimes.forget(key)
    this.tracker.forget(key)
  }
}

function isManaged(slice: EndpointSlice): boolean {
  return slice.metadata.labels?.[MANAGED_BY] === MANAGER
}

/** Something that an endpoint shows: readiness, leaving, end, addresses, place, host name. */
function hasEndpointChanged(pod: Pod, old: Pod): boolean {
  return (
    pod.metadata.deletionTimestamp !== old.metadata.deletionTimestamp ||
    isPodReady(pod) !== isPodReady(old) ||
    isPodTerminal(pod) !== isPodTerminal(old) ||
    pod.status?.podIP !== old.status?.podIP ||
    pod.spec.nodeName !== old.spec.nodeName ||
    pod.spec.hostname !== old.spec.hostname ||
    pod.spec.subdomain !== old.spec.subdomain
  )
}

function isSameLabels(pod: Pod, old: Pod): boolean {
  const [a, b] = [pod.metadata.labels ?? {}, old.metadata.labels ?? {}]
  if (a === b) return true
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
