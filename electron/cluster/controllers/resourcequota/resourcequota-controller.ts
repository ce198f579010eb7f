/** Counts what each namespace uses of what its quotas limit. Admission adds; only this controller takes away. */
// Models: pkg/controller/resourcequota/resource_quota_controller.go, resource_quota_monitor.go
// Simplified: one queue: quotas that were never counted are not served first.
import { RESOURCES, type ApiObject, type Kind, type ResourceInfo, type ResourceQuota } from '../../../contract/api'
import { Controller, type ControllerContext } from '../../client/controller'
import { keyOf } from '../../client/informer'
import { tick, type Task } from '../../kernel/task'
import { calculateUsage, quotaStatus } from '../../quota/calculate-usage'
import { evaluatorOf } from '../../quota/evaluator'
import { equalLists } from '../../quota/resource-list'
import { isReplenished } from './replenishment'

/** Every quota is counted anew this often, whatever was missed. */
export const RESYNC_MS = 5 * 60_000

const COUNTED: readonly ResourceInfo[] = RESOURCES.filter(
  ({ kind, definition, namespaced, verbs }) =>
    kind === definition && namespaced && verbs.includes('watch') && verbs.includes('delete') && kind !== 'Event',
)

export class ResourceQuotaController extends Controller {
  readonly name = 'resourcequota-controller'
  private readonly quotas = this.watch('ResourceQuota')

  constructor(context: ControllerContext) {
    super(context)
    this.quotas.addIndex('namespace', ({ metadata }) => [metadata.namespace ?? ''])
    this.quotas.onChange({
      add: (quota) => { this.queue.add(keyOf(quota)) },
      update: (quota, old) => { if (!equalLists(quota.spec.hard, old.spec.hard)) this.queue.add(keyOf(quota)) },
    }) // prettier-ignore
    for (const resource of COUNTED) this.observe(resource)
  }

  override run(): void {
    super.run()
    this.kernel.spawn(this.context.process, this.name, this.resync())
  }

  protected override *sync(key: string): Task {
    const quota = this.quotas.get(key)
    if (!quota) return
    const { namespace = '' } = quota.metadata
    const list = ({ kind }: { readonly kind: string }): readonly ApiObject[] =>
      (this.context.informers.for(kind as Kind) as { list(): readonly ApiObject[] })
        .list()
        .filter(({ metadata }) => metadata.namespace === namespace)
    const status = quotaStatus(quota, calculateUsage(quota, COUNTED, list, this.kernel.now))
    if (status) yield* this.client.updateStatus<ResourceQuota>({ ...quota, status })
  }

  /** What goes away, or stops to count, gives back. What comes was charged when it was admitted. */
  private observe(resource: ResourceInfo): void {
    const informer = this.context.informers.for(resource.kind as Kind)
    informer.onChange({
      update: (object: ApiObject, old: ApiObject) => { if (isReplenished(object, old, this.kernel.now)) this.replenish(resource, object) },
      delete: (object: ApiObject) => { this.replenish(resource, object) },
    }) // prettier-ignore
  }

  private replenish(resource: ResourceInfo, { metadata }: ApiObject): void {
    for (const quota of this.quotas.byIndex('namespace', metadata.namespace ?? '')) {
      const names = Object.keys(quota.spec.hard ?? {})
      if (evaluatorOf(resource).matchingResources(names).length > 0) this.queue.add(keyOf(quota))
    }
  }

  private *resync(): Task {
    for (;;) {
      yield* tick(RESYNC_MS)
      for (const quota of this.quotas.list()) this.queue.add(keyOf(quota))
    }
  }
}
