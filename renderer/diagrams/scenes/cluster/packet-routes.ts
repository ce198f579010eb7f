/** The ways of packets: from a node's kernel to a Pod on any node, along wires that are there only while they fly. */
import type { ComponentName, TraceEvent } from '../../../../electron/contract/trace'
import type { Route } from '../../math/flight'
import { onBottom, onTop, type Rect } from '../../math/geometry'
import { hanging, wire } from '../../math/wire'
import type { ClusterLayout } from './layout'
import { placeOfComponent } from './places'

export type PacketLayout = Pick<ClusterLayout, 'workers' | 'places' | 'controlPlane'>

/** Between a kernel and a Pod both directions share one wire, which starts at the kernel. */
export function packetRoute(layout: PacketLayout, event: TraceEvent, known: Map<string, Route>): Route | null {
  const { from, to } = event
  const reversed = from.startsWith('pod/')
  const [start, end] = reversed ? [to, from] : [from, to]
  const key = `packet ${start} ${end}`
  const drawn = known.get(key)?.wire ?? wireBetween(layout, start, end, event)
  if (!drawn) return null
  known.set(key, { wire: drawn, reversed: false })
  return { wire: drawn, reversed }
}

function wireBetween(layout: PacketLayout, start: ComponentName, end: ComponentName, event: TraceEvent) {
  const [a, b] = [rectOf(layout, start, event), rectOf(layout, end, event)]
  if (!a || !b || a === b) return null
  const [from, to] = [onBottom(a), end.startsWith('pod/') ? onTop(b) : onBottom(b)]
  return wire(start, `${end.split('/')[0]!}/${nodeOf(end, event)}`, from, [hanging(from, to)])
}

/** A Pod that is not drawn by itself is somewhere on its node. */
function rectOf(layout: PacketLayout, component: ComponentName, event: TraceEvent): Rect | null {
  const { places, workers, controlPlane } = layout
  if (!component.startsWith('pod/')) return places.get(placeOfComponent(component) ?? '') ?? null
  const path = `Pod/${component.slice('pod/'.length)}`
  const pods = [controlPlane.pods, ...workers.map((worker) => worker.pods)].flatMap((placement) => placement.places)
  const node = nodeOf(component, event)
  const frame = workers.find(({ name }) => name === node)?.footer ?? places.get(`kubelet/${node}`) ?? null
  return pods.find((pod) => pod.path === path)?.rect ?? frame
}

/** A Pod's name does not tell its node; the packet does. */
function nodeOf(component: ComponentName, { detail }: TraceEvent): string {
  return component.startsWith('pod/') ? String(detail?.['node'] ?? '') : component.slice(component.indexOf('/') + 1)
}
