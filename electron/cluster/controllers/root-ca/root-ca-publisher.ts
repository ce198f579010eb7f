/** Puts the certificate that Pods check the API server with into each namespace. */
// Models: pkg/controller/certificates/rootcacertpublisher/publisher.go
// Simplified: the certificate is a stand-in.
import { isApiError } from '../../../contract/api'
import { Controller } from '../../client/controller'
import { keyOf } from '../../client/informer'
import type { Task } from '../../kernel/task'
import { CA_BUNDLE } from '../../pki/ca-bundle'
import { isNamespaceTerminating } from '../status-cause'

const NAME = 'kube-root-ca.crt'
const DESCRIPTION =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.'

export class RootCaPublisher extends Controller {
  readonly name = 'root-ca-certificate-publisher-controller'
  private readonly namespaces = this.watch('Namespace', (namespace) => [keyOf(namespace)])
  private readonly configMaps = this.watch('ConfigMap', ({ metadata }) =>
    metadata.name === NAME ? [metadata.namespace ?? ''] : [],
  )

  protected override *sync(namespace: string): Task {
    if (this.namespaces.get(namespace)?.status?.phase !== 'Active') return
    const present = this.configMaps.get(`${namespace}/${NAME}`)
    const data = { 'ca.crt': CA_BUNDLE }
    if (present?.data?.['ca.crt'] === CA_BUNDLE) return
    if (present) {
      yield* this.client.update({ ...present, data })
      return
    }
    const annotations = { 'kubernetes.io/description': DESCRIPTION }
    try {
      yield* this.client.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: NAME, namespace, annotations },
        data,
      })
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists') && !isNamespaceTerminating(error)) throw error
    }
  }
}
