/** Third stage: plugins that complete a request, or refuse it, each for a reason of its own. */
// Models: pkg/kubeapiserver/options/plugins.go (the order), staging/src/k8s.io/apiserver/pkg/admission
// Simplified: only the default plugins that concern the kinds served here.
import type { ApiObject } from '../../../contract/api'
import type { ApiRequest } from '../request'
import { defaultTolerationSeconds } from './default-toleration-seconds'
import { namespaceLifecycle } from './namespace-lifecycle'
import { podTopologyLabels } from './pod-topology-labels'
import { priority } from './priority'
import { serviceAccount } from './service-account'
import { taintNodesByCondition } from './taint-nodes-by-condition'

/** What plugins may look at beside the request: the API server's own cache. */
export interface AdmissionView {
  get(kind: string, namespace: string, name: string): ApiObject | null
  randomSuffix(): string
}

export interface AdmissionAttributes {
  readonly request: ApiRequest
  readonly operation: 'create' | 'update' | 'delete'
  readonly view: AdmissionView
}

/** Returns the object, completed where the plugin wants it so; throws the refusal. */
export type AdmissionPlugin = (object: ApiObject, attributes: AdmissionAttributes) => ApiObject

const PLUGINS: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  serviceAccount,
  taintNodesByCondition,
  podTopologyLabels,
  priority,
  defaultTolerationSeconds,
]

export function admit(object: ApiObject, attributes: AdmissionAttributes): ApiObject {
  let admitted = object
  for (const plugin of PLUGINS) admitted = plugin(admitted, attributes)
  return admitted
}
