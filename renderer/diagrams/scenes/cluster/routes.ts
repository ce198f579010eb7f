/** Which wire an event of the trace takes, and where its caption is written. */
import type { TraceEvent } from '../../../../electron/contract/trace'
import type { Route } from '../../math/flight'
import type { Rect } from '../../math/geometry'
import type { Wire } from '../../math/wire'
import type { ClusterLayout } from './layout'
import { placeOfComponent } from './places'

export type RouteOf = (event: TraceEvent) => Route | null

export function routesOf({ wires }: Pick<ClusterLayout, 'wires'>): RouteOf {
  const routes = new Map<string, Route>()
  for (const wire of wires) {
    routes.set(`${wire.from} ${wire.to}`, { wire, reversed: false })
    routes.set(`${wire.to} ${wire.from}`, { wire, reversed: true })
  }
  return ({ from, to }) => routes.get(`${placeOfComponent(from) ?? ''} ${placeOfComponent(to) ?? ''}`) ?? null
}

/** The line of text that belongs to a wire; `null` where captions float beside their flights. */
export function laneOf({ kubectlLane, controlPlane, workers }: ClusterLayout, wire: Wire): Rect | null {
  if (wire.from === 'kubectl') return kubectlLane
  if (wire.to === 'etcd') return controlPlane.etcdLane
  const node = wire.to.split('/')[1]
  if (node === undefined || node === controlPlane.agents?.node) return controlPlane.rightLane
  if (wire.from !== 'kube-apiserver') return workers.find((worker) => worker.name === node)?.ticker ?? null
  return null
}
