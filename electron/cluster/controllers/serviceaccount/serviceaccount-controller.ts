/** Sees that each namespace has a service account named `default`, which Pods run under unless they say otherwise. */
// Models: pkg/controller/serviceaccount/serviceaccounts_controller.go
import { isApiError } from '../../../contract/api'
import { Controller } from '../../client/controller'
import { keyOf } from '../../client/informer'
import type { Task } from '../../kernel/task'
import { isNamespaceTerminating } from '../status-cause'

const NAME = 'default'

export class ServiceAccountController extends Controller {
  readonly name = 'serviceaccount-controller'
  private readonly namespaces = this.watch('Namespace', (namespace) => [keyOf(namespace)])
  private readonly accounts = this.watch('ServiceAccount', ({ metadata }) =>
    metadata.name === NAME ? [metadata.namespace ?? ''] : [],
  )

  protected override *sync(namespace: string): Task {
    const isActive = this.namespaces.get(namespace)?.status?.phase === 'Active'
    if (!isActive || this.accounts.get(`${namespace}/${NAME}`)) return
    try {
      yield* this.client.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace } })
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists') && !isNamespaceTerminating(error)) throw error
    }
  }
}
