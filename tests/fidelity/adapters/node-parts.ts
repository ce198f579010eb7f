import type { Adapter } from '../case'
import { adapter as backoffProbes } from './kubelet-backoff-probes'
import { adapter as conditions } from './kubelet-pod-conditions'
import { adapter as phase } from './kubelet-pod-phase'
import { adapter as qos } from './kubelet-qos-oom'
import { adapter as syncDecisions } from './kubelet-sync-decisions'
import { adapter as termination } from './kubelet-termination-node'
import { adapter as endpoints } from './proxy-endpoints-nft-alloc'
import { adapter as iptables } from './proxy-iptables-rules'
import { adapter as packetFlow } from './proxy-packet-flow'

/** Of what runs on every node: kubelet and kube-proxy. */
export const NODE_PARTS: Readonly<Record<string, Adapter>> = {
  'kubelet-backoff-probes': backoffProbes,
  'kubelet-pod-conditions': conditions,
  'kubelet-pod-phase': phase,
  'kubelet-qos-oom': qos,
  'kubelet-sync-decisions': syncDecisions,
  'kubelet-termination-node': termination,
  'proxy-endpoints-nft-alloc': endpoints,
  'proxy-iptables-rules': iptables,
  'proxy-packet-flow': packetFlow,
}
