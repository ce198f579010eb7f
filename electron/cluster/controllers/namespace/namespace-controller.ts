/** Takes a deleted namespace apart, and lets it go when it is empty. */
// Models: pkg/controller/namespace/namespace_controller.go, deletion/namespaced_resources_deleter.go
import { isApiError, type Namespace } from '../../../contract/api'
import { servedResource } from '../../../contract/api/custom-resource'
import { Controller, type ControllerContext } from '../../client/controller'
import { keyOf } from '../../client/informer'
import { timeText } from '../../kernel/calendar'
import type { Task } from '../../kernel/task'
import { withDeletionConditions } from './conditions'
import { ContentDeleter } from './content-deleter'

/** Time for other API servers to learn that nothing new may be created in it. */
const DELETION_GRACE_MS = 5000
const FINALIZER = 'kubernetes'

export class NamespaceController extends Controller {
  readonly name = 'namespace-controller'
  protected override readonly workers = 10
  private readonly namespaces = this.watch('Namespace')
  private readonly definitions = this.watch('CustomResourceDefinition')
  private lazyDeleter: ContentDeleter | null = null

  constructor(context: ControllerContext) {
    super(context)
    const enqueue = (namespace: Namespace): void => {
      if (namespace.metadata.deletionTimestamp) this.queue.addAfter(keyOf(namespace), DELETION_GRACE_MS)
    }
    this.namespaces.onChange({ add: enqueue, update: enqueue })
  }

  protected override *sync(key: string): Task {
    if (!this.namespaces.get(key)) return
    const namespace = yield* this.fetch(key)
    if (!namespace?.metadata.deletionTimestamp || !hasFinalizer(namespace)) return
    const { report, estimateSeconds } = yield* this.deleter.deleteAll(key)
    const status = withDeletionConditions(namespace.status, report, timeText(this.kernel.now))
    const current = status === namespace.status ? namespace : yield* this.client.updateStatus({ ...namespace, status })
    if (estimateSeconds > 0) this.queue.addAfter(key, (Math.floor(estimateSeconds / 2) + 1) * 1000)
    else yield* this.finalize(current)
  }

  private *fetch(name: string): Task<Namespace | undefined> {
    try {
      return yield* this.client.get('Namespace', '', name)
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
      return undefined
    }
  }

  private *finalize(namespace: Namespace): Task {
    const finalizers = (namespace.spec.finalizers ?? []).filter((finalizer) => finalizer !== FINALIZER)
    const body = { ...namespace, spec: { ...namespace.spec, finalizers } }
    yield* this.client.request('update', {
      kind: 'Namespace',
      name: namespace.metadata.name,
      subresource: 'finalize',
      body,
    })
  }

  private get deleter(): ContentDeleter {
    return (this.lazyDeleter ??= new ContentDeleter(this.client, () =>
      this.definitions.list().flatMap((definition) => servedResource(definition) ?? []),
    ))
  }
}

function hasFinalizer({ spec }: Namespace): boolean {
  return spec.finalizers?.includes(FINALIZER) ?? false
}
