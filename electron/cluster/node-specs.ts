/** The machines that a default cluster has. */
import { nodeIP } from './addresses'

export interface NodeSpec {
  readonly name: string
  readonly ip: string
  readonly capacity: {
    readonly cpu: string
    readonly memory: string
    readonly pods: string
    readonly 'ephemeral-storage': string
  }
  readonly labels: Readonly<Record<string, string>>
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[]
  /** Images that are on its disk from the beginning. */
  readonly images?: readonly string[]
}

const ROLE_PREFIX = 'node-role.kubernetes.io/'
const CONTROL_PLANE = `${ROLE_PREFIX}control-plane`
const CAPACITY = { cpu: '4', memory: '16Gi', pods: '110', 'ephemeral-storage': '100Gi' } as const
const ZONES = ['zone-a', 'zone-b', 'zone-c'] as const

/** Does the control plane run on this machine? */
export function isControlPlane({ labels }: NodeSpec): boolean {
  return CONTROL_PLANE in labels
}

/** The labels that a kubelet is told to put on its node; which role the node has is not for it to say. */
export function ownLabels({ labels }: NodeSpec): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !key.startsWith(ROLE_PREFIX)))
}

export function roleLabels({ labels }: NodeSpec): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => key.startsWith(ROLE_PREFIX)))
}

/** `control-plane`, and `worker-1` to `worker-N` spread over three zones. */
export function nodeSpecs(workers: number): readonly NodeSpec[] {
  const controlPlane: NodeSpec = {
    name: 'control-plane',
    ip: nodeIP(0),
    capacity: CAPACITY,
    labels: { [CONTROL_PLANE]: '', 'node.kubernetes.io/exclude-from-external-load-balancers': '' },
    taints: [{ key: CONTROL_PLANE, effect: 'NoSchedule' }],
  }
  return [controlPlane, ...Array.from({ length: workers }, (_, index) => worker(index + 1))]
}

function worker(number: number): NodeSpec {
  const zone = ZONES[(number - 1) % ZONES.length]!
  return {
    name: `worker-${number}`,
    ip: nodeIP(number),
    capacity: CAPACITY,
    labels: { 'topology.kubernetes.io/region': 'region-1', 'topology.kubernetes.io/zone': zone },
    taints: [],
  }
}
