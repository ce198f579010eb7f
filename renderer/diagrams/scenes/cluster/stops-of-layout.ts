/** All parts of the stage that the keyboard reaches, each under the id that it is selected by. */
import type { ClusterLayout } from './layout'
import type { Stop } from './stops'

export function stopsOf(layout: ClusterLayout): Stop[] {
  const { controlPlane, workers, groups, places, tray } = layout
  const inGroups = new Set(groups.flatMap((group) => group.names))
  const parts = [...places].flatMap(([id, rect]) => (isDrawn(id, layout, inGroups) ? [{ id, rect }] : []))
  const plane = controlPlane.agents ? [{ id: `Node//${controlPlane.agents.node}`, rect: controlPlane.title }] : []
  const nodes = workers.map(({ name, footer }) => ({ id: `Node//${name}`, rect: footer }))
  const groupStops = groups.map(({ names, frame }) => ({ id: `Node//${names[0]!}`, rect: frame }))
  const pods = [tray.pods, controlPlane.pods, ...workers.map((worker) => worker.pods)]
    .flatMap((placement) => placement.places)
    .map(({ path, rect }) => ({ id: path, rect }))
  return [...parts, ...plane, ...nodes, ...groupStops, ...pods]
}

/** On small nodes the node stands for its agents. */
function isDrawn(id: string, { workers }: ClusterLayout, inGroups: ReadonlySet<string>): boolean {
  const node = id.split('/')[1]
  if (node === undefined) return true
  return !inGroups.has(node) && workers.every((worker) => worker.name !== node || worker.kubelet !== null)
}
