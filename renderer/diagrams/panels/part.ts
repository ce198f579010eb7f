import type { ComponentName } from '../../../electron/contract/trace'
import { placeOfComponent } from '../scenes/cluster/places'

/** Parts that the app has a page of words about. */
export const PARTS = [
  'kubectl', 'kube-apiserver', 'etcd', 'kube-controller-manager', 'kube-scheduler', 'kubelet', 'containerd', 'kube-proxy',
] as const // prettier-ignore
export type Part = (typeof PARTS)[number]

export function partOf(component: ComponentName): Part | null {
  const place = placeOfComponent(component)?.split('/')[0]
  return PARTS.find((part) => part === place) ?? null
}
