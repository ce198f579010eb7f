/** How long a Pod stays on a node that has fallen silent: five minutes, unless it says otherwise. */
// Models: plugin/pkg/admission/defaulttolerationseconds/admission.go
import type { ApiObject, Pod, Toleration } from '../../../contract/api'
import type { AdmissionPlugin } from './plugin'
import { isPodCreation } from './pod-creation'

export const DEFAULT_TOLERATION_SECONDS = 300
const NOT_READY = 'node.kubernetes.io/not-ready'
const UNREACHABLE = 'node.kubernetes.io/unreachable'

export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  handles: isPodCreation,
  mutate: withFiveMinutes,
}

function withFiveMinutes(object: ApiObject): Pod {
  const pod = object as Pod
  const tolerations = pod.spec.tolerations ?? []
  const missing = [NOT_READY, UNREACHABLE].filter((key) => !tolerations.some((toleration) => covers(toleration, key)))
  if (missing.length === 0) return pod
  return { ...pod, spec: { ...pod.spec, tolerations: [...tolerations, ...missing.map(fiveMinutes)] } }
}

/** No key means every key, no effect every effect. */
function covers({ key, effect }: Toleration, taintKey: string): boolean {
  return (!key || key === taintKey) && (!effect || effect === 'NoExecute')
}

function fiveMinutes(key: string): Toleration {
  return { key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: DEFAULT_TOLERATION_SECONDS }
}
