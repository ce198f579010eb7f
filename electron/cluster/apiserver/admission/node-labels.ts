/** Which labels a kubelet may put on its node: none that would draw trusted workloads to it. */
// Models: plugin/pkg/admission/noderestriction/admission.go: getForbiddenLabels; k8s.io/kubelet/pkg/apis/well_known_labels.go
import type { Labels } from '../../../contract/api'

const KUBELET_LABELS = new Set([
  'kubernetes.io/hostname',
  'kubernetes.io/arch',
  'kubernetes.io/os',
  'beta.kubernetes.io/arch',
  'beta.kubernetes.io/os',
  'beta.kubernetes.io/instance-type',
  'node.kubernetes.io/instance-type',
  'node.kubernetes.io/windows-build',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
  'failure-domain.kubernetes.io/zone',
  'failure-domain.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
])
const KUBELET_DOMAINS = ['kubelet.kubernetes.io', 'node.kubernetes.io']
const RESTRICTED = 'node-restriction.kubernetes.io'
const KUBERNETES_DOMAINS = ['kubernetes.io', 'k8s.io']

/** The keys that differ and may not, in order. */
export function forbiddenNodeLabels(next: Labels, before: Labels): readonly string[] {
  const keys = new Set([...Object.keys(next), ...Object.keys(before)])
  return [...keys].filter((key) => next[key] !== before[key] && isForbidden(key)).sort()
}

function isForbidden(label: string): boolean {
  const domain = label.includes('/') ? label.slice(0, label.indexOf('/')) : ''
  if (isWithin(domain, RESTRICTED)) return true
  const isKubernetes = KUBERNETES_DOMAINS.some((known) => isWithin(domain, known))
  const isKubelets = KUBELET_LABELS.has(label) || KUBELET_DOMAINS.some((known) => isWithin(domain, known))
  return isKubernetes && !isKubelets
}

function isWithin(domain: string, known: string): boolean {
  return domain === known || domain.endsWith(`.${known}`)
}
