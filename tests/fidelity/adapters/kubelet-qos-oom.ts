import { cfsQuotaMicros, cpuShares, oomScoreAdjust, qosClassOf } from '../../../electron/cluster/kubelet/qos'
import { type Adapter, UnknownFunction } from '../case'
import { difference, mismatch } from '../compare'
import { podOf } from './objects'

export const adapter: Adapter = {
  run(given) {
    const { spec } = podOf(given.pod)
    if (given.fn === 'qosClass')
      return qosClassOf(given.podLevelResources === true ? spec : { ...spec, resources: undefined })
    if (given.fn === 'oomScoreAdj') {
      const containers = [...spec.containers, ...(spec.initContainers ?? [])]
      return Object.fromEntries(
        containers.map((container) => [
          container.name,
          oomScoreAdjust(spec, container, given.memoryCapacity as number),
        ]),
      )
    }
    if (given.fn === 'cpuShares') return cpuShares(given.milliCPU as number)
    if (given.fn === 'cfsQuota') {
      const quotaUs = cfsQuotaMicros(given.milliCPU as number, given.periodUs as number)
      return { quotaUs, period: quotaUs === 0 ? 0 : given.periodUs }
    }
    throw new UnknownFunction(given.fn)
  },
  compare(actual, expected, given) {
    if (given.fn !== 'oomScoreAdj') return difference(actual, expected)
    const scores = actual as Record<string, number>
    const ranges = Object.entries(expected as Record<string, [number, number]>)
    return ranges.every(([name, [low, high]]) => scores[name]! >= low && scores[name]! <= high)
      ? undefined
      : mismatch(actual, expected, '')
  },
}
