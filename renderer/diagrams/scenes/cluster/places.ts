/** Which place on the stage a component of the trace lives at. */
import type { ComponentName } from '../../../../electron/contract/trace'
import type { Agent } from './node-picture'

/** `etcd`, `kubelet/worker-1`: what has a rectangle and wires. */
export type PlaceId = string

export const CONTROL_PLANE = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'] as const
export type ControlPlaneComponent = (typeof CONTROL_PLANE)[number]

/** Everything below the CRI is drawn where the runtime is. */
const AGENT_OF: Readonly<Record<string, Agent>> = {
  kubelet: 'kubelet',
  containerd: 'containerd',
  'containerd-shim': 'containerd',
  shim: 'containerd',
  runc: 'containerd',
  runtime: 'containerd',
  'cri-o': 'containerd',
  'kube-proxy': 'kube-proxy',
  kernel: 'kube-proxy',
}

/** `null` for what the stage has no place for. */
export function placeOfComponent(component: ComponentName): PlaceId | null {
  const [part = '', node] = component.split('/')
  if (part === 'learner' || part === 'you' || part === 'kubectl' || part === 'cluster') return 'kubectl'
  const known = CONTROL_PLANE.find((name) => name === part)
  if (known) return known
  const agent = AGENT_OF[part]
  return agent && node ? `${agent}/${node}` : null
}

/** The role whose colour and glyph a component has everywhere. */
export type Tone =
  'learner' | 'api-server' | 'etcd' | 'scheduler' | 'controllers' | 'kubelet' | 'runtime' | 'kube-proxy'

const TONE_OF: Readonly<Record<string, Tone>> = {
  kubectl: 'learner',
  'kube-apiserver': 'api-server',
  etcd: 'etcd',
  'kube-scheduler': 'scheduler',
  'kube-controller-manager': 'controllers',
  kubelet: 'kubelet',
  containerd: 'runtime',
  'kube-proxy': 'kube-proxy',
}

export function toneOf(component: ComponentName): Tone {
  const place = placeOfComponent(component)
  return TONE_OF[place?.split('/')[0] ?? ''] ?? 'learner'
}

/** The agent or component that a place stands for, and its node if it has one. */
export function componentAt(place: PlaceId): { readonly part: string; readonly node: string } {
  const [part = '', node = ''] = place.split('/')
  return { part, node }
}
