import { strategyOf } from '../../../electron/cluster/apiserver/strategies'
import type { ApiObject, Pod } from '../../../electron/contract/api'

/** A Pod with an empty probe, as the API server completes it: what every kubelet gets to see. */
export function defaultPod(): Pod {
  const draft = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {},
    spec: { containers: [{ name: 'c', readinessProbe: { tcpSocket: { port: 1 } } }] },
  }
  return strategyOf('Pod')!.defaults(draft as unknown as ApiObject) as Pod
}
