import { defaultTolerationSeconds } from '../../../electron/cluster/apiserver/admission/default-toleration-seconds'
import { priority } from '../../../electron/cluster/apiserver/admission/priority'
import { STRATEGIES, strategyOf } from '../../../electron/cluster/apiserver/strategies'
import { defaultPullPolicy } from '../../../electron/cluster/apiserver/strategies/defaults/container'
import { defaultPodResources } from '../../../electron/cluster/apiserver/strategies/defaults/pod-resources'
import { mergeLabelKeys } from '../../../electron/cluster/apiserver/strategies/match-label-keys'
import type { ApiObject, Pod, PodSpec, Service } from '../../../electron/contract/api'
import { admit, object, question } from '../../support/admission'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference } from '../compare'

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
        return admit(defaultTolerationSeconds, pod, question('Pod')).spec.tolerations
      }
      case 'podPriority':
        return podPriority(given)
      case 'mergeMatchLabelKeys':
        return mergeLabelKeys(given.pod as Pod)
      default:
        throw new UnknownFunction(given.fn)
    }
  },
  compare(actual, expected, given) {
    // The test that these cases come from goes through what was set, and asks nothing about what it lists beside.
    return given.fn === 'podResourceDefaults' ? difference(expected, actual) : difference(actual, expected)
  },
}

function podPriority({ pod, priorityClasses }: Given): unknown {
  const known = (priorityClasses as Given[]).map(({ name, value, globalDefault, preemptionPolicy }) =>
    object('PriorityClass', name as string, {
      value,
      globalDefault,
      ...(preemptionPolicy !== null && { preemptionPolicy }),
    }),
  )
  return admit(priority, { kind: 'Pod', ...(pod as object) } as Pod, question('Pod', { known })).spec
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
