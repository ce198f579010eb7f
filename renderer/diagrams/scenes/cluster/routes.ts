/** Which wire an event of the trace takes, and where its caption is written. */
import type { TraceEvent } from '../../../../electron/contract/trace'
import type { Route } from '../../math/flight'
import { onBottom, type Rect } from '../../math/geometry'
import { wire, type Wire } from '../../math/wire'
import type { ClusterLayout } from './layout'
import { packetRoute, type PacketLayout } from './packet-routes'
import { placeOfComponent } from './places'

export type RouteOf = (event: TraceEvent) => Route | null

export function routesOf(layout: PacketLayout & Pick<ClusterLayout, 'wires'>): RouteOf {
  const routes = new Map<string, Route>()
  for (const line of layout.wires) {
    routes.set(`${line.from} ${line.to}`, { wire: line, reversed: false })
    routes.set(`${line.to} ${line.from}`, { wire: line, reversed: true })
  }
  return (event) => {
    if (event.kind === 'probe') return probeRoute(layout, event, routes)
    if (event.kind === 'packet') return packetRoute(layout, event, routes)
    return routes.get(`${placeOfComponent(event.from) ?? ''} ${placeOfComponent(event.to) ?? ''}`) ?? null
  }
}

/** A kubelet reaches into its Pods along a wire that is there only while it does. */
function probeRoute(
  { workers, places }: Pick<ClusterLayout, 'workers' | 'places'>,
  { from, object }: TraceEvent,
  known: Map<string, Route>,
): Route | null {
  const key = `${from} ${object ?? ''}`
  const route = known.get(key)
  if (route) return route
  const node = from.slice(from.indexOf('/') + 1)
  const pod = workers.find(({ name }) => name === node)?.pods.places.find(({ path }) => path === object)
  const kubelet = places.get(from)
  if (!pod || !kubelet) return null
  const start = onBottom(kubelet, 0.25)
  const end = { x: pod.rect.x + 5, y: pod.rect.y }
  const drawn = wire(from, `pod/${node}`, start, [
    { c1: { x: start.x, y: (start.y + end.y) / 2 }, c2: { x: end.x, y: start.y }, to: end },
  ])
  known.set(key, { wire: drawn, reversed: false })
  return known.get(key)!
}

/** The line of text that belongs to a wire; `null` where captions float beside their flights. */
export function laneOf({ kubectlLane, controlPlane, workers }: ClusterLayout, { from, to }: Wire): Rect | null {
  if (from === 'kubectl') return kubectlLane
  if (to === 'etcd') return controlPlane.etcdLane
  const node = to.split('/')[1]
  if (node === undefined || node === controlPlane.agents?.node) return controlPlane.rightLane
  if (from !== 'kube-apiserver') return workers.find((worker) => worker.name === node)?.ticker ?? null
  return null
}
