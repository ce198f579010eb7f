import type { AdmissionAttributes } from '../../../electron/cluster/apiserver/admission/plugin'
import { defaultTolerationSeconds } from '../../../electron/cluster/apiserver/admission/default-toleration-seconds'
import { priority } from '../../../electron/cluster/apiserver/admission/priority'
import { STRATEGIES, strategyOf } from '../../../electron/cluster/apiserver/strategies'
import { defaultPullPolicy } from '../../../electron/cluster/apiserver/strategies/defaults/container'
import { defaultPodResources } from '../../../electron/cluster/apiserver/strategies/defaults/pod-resources'
import { mergeLabelKeys } from '../../../electron/cluster/apiserver/strategies/match-label-keys'
import type { ApiObject, Pod, PodSpec, Service } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'

export const adapter: Adapter = {
  run(given) {
    switch (given.fn) {
      case 'default': {
        const strategy = strategyOf(given.kind as string)
        if (!strategy) throw new UnknownFunction(given.kind)
        return strategy.defaults({ metadata: {}, ...(given.object as object) } as ApiObject)
      }
      case 'podResourceDefaults':
        return defaultPodResources({
          containers: given.containers,
          ...(given.podResources !== null && { resources: given.podResources }),
        } as PodSpec)
      case 'imagePullPolicy':
        return defaultPullPolicy(given.image as string)
      case 'podSpecDefault':
        return valueAt(defaultPod().spec, given.field as string)
      case 'containerDefault':
        return valueAt(defaultPod().spec.containers[0], given.field as string)
      case 'serviceDefault':
        return valueAt(defaultService(given).spec, given.field as string)
      case 'defaultTolerations': {
        const pod = { metadata: {}, spec: { containers: [], tolerations: given.tolerations } } as unknown as Pod
        return (defaultTolerationSeconds.mutate!(pod, POD_CREATION) as Pod).spec.tolerations
      }
      case 'podPriority':
        return podPriority(given)
      case 'mergeMatchLabelKeys':
        return mergeLabelKeys(given.pod as Pod)
      default:
        throw new UnknownFunction(given.fn)
    }
  },
}

/** Admission looks at nothing else here. */
const POD_CREATION = {
  operation: 'create',
  request: { resource: { kind: 'Pod' }, subresource: '' },
} as unknown as AdmissionAttributes

/** The classes of a case cannot be stored yet: only the two that every cluster has are known. */
function podPriority({ pod, priorityClasses }: Given): unknown {
  const names = (priorityClasses as { readonly name: string }[]).map(({ name }) => name)
  if (names.some((name) => !name.startsWith('system-'))) throw new UnknownFunction('PriorityClass')
  return (priority.mutate!(pod as Pod, POD_CREATION) as Pod).spec
}

function defaultPod(): Pod {
  const container = { name: 'c', image: 'nginx', ports: [{ containerPort: 80 }] }
  return STRATEGIES.Pod.defaults({ metadata: {}, spec: { containers: [container] } } as unknown as Pod)
}

/** The words in brackets say for which Service the default holds. */
function defaultService({ field }: Given): Service {
  const words = /\(([^)]*)\)/.exec(field as string)?.[1]?.split('/') ?? []
  const isAffinity = words.includes('ClientIP')
  const spec = {
    ports: [{ port: 80 }],
    ...(isAffinity ? { sessionAffinity: 'ClientIP' } : words[0] && { type: words[0] }),
  }
  return STRATEGIES.Service.defaults({ metadata: {}, spec } as unknown as Service)
}

function valueAt(object: unknown, field: string): unknown {
  const path = field.replace(/ \(.*/, '').replaceAll('[]', '.0').split('.')
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], object)
}
