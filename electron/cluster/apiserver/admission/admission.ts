/** Third stage: the plugins in their order, first those that complete the object, later those that only judge it. */
// Models: pkg/kubeapiserver/options/plugins.go (the order); k8s.io/apiserver/pkg/admission/chain.go
import type { ApiObject, ResourceInfo } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { privilegedGroup } from '../authorization/authorizer'
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { enabledPlugins, type AdmissionSeams } from './plugins'
import { unreachable } from './webhook/caller'

/** A server that nobody has wired to its rules: the masters may do everything, others nothing. */
const ALONE: AdmissionSeams = { authorizer: privilegedGroup, callWebhook: unreachable }

export class Admission {
  /** Which plugins a request meets: asked for once, so that a lease's renewal pays for none. */
  private readonly chains = new WeakMap<ResourceInfo, Map<string, readonly AdmissionPlugin[]>>()

  private readonly plugins: readonly AdmissionPlugin[]

  constructor(seams: AdmissionSeams = ALONE) {
    this.plugins = enabledPlugins(seams)
  }

  *mutate(object: ApiObject, attributes: AdmissionAttributes): Task<ApiObject> {
    let admitted = object
    for (const plugin of this.chainFor(attributes)) {
      const result = plugin.mutate?.(admitted, attributes)
      if (result) admitted = isTask(result) ? yield* result : result
    }
    return admitted
  }

  *validate(object: ApiObject, attributes: AdmissionAttributes): Task {
    for (const plugin of this.chainFor(attributes)) {
      const result = plugin.validate?.(object, attributes)
      if (result) yield* result
    }
  }

  private chainFor({ operation, request }: AdmissionAttributes): readonly AdmissionPlugin[] {
    const { resource, subresource } = request
    let ofResource = this.chains.get(resource)
    if (!ofResource) this.chains.set(resource, (ofResource = new Map<string, readonly AdmissionPlugin[]>()))
    const key = subresource === '' ? operation : `${operation}/${subresource}`
    let chain = ofResource.get(key)
    if (!chain) ofResource.set(key, (chain = this.plugins.filter((plugin) => plugin.handles(operation, request))))
    return chain
  }
}

function isTask(result: ApiObject | Task<ApiObject>): result is Task<ApiObject> {
  return 'next' in result
}
