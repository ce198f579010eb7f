/** The cluster in which the recordings were made. */
import type { NodeSpec } from '../../../electron/cluster/node-specs'
import type { RecordedEvent, Recording } from './recording'

const NODES = 6
const CAPACITY = { cpu: '4', memory: '16Gi', pods: '110', 'ephemeral-storage': '100Gi' } as const
const ZONES = ['zone-a', 'zone-b', 'zone-c'] as const
/** These are kept for the scenarios in which something breaks. */
const FIRST_TO_FAIL = 5

export function recordedNodes(recording: Recording): readonly NodeSpec[] {
  const images = imagesAtStart(recording.events)
  return Array.from({ length: NODES }, (_, index) => recordedNode(index + 1, images.get(`node-${index + 1}`) ?? []))
}

function recordedNode(number: number, images: readonly string[]): NodeSpec {
  const isToFail = number >= FIRST_TO_FAIL
  // Zones go round from node to node, and start again with the nodes that are to fail.
  const zone = ZONES[(isToFail ? number - FIRST_TO_FAIL + 1 : number - 1) % ZONES.length]!
  return {
    name: `node-${number}`,
    ip: `172.18.0.${10 + number}`,
    capacity: CAPACITY,
    labels: {
      ...(isToFail && { pool: 'fail' }),
      'topology.kubernetes.io/region': 'region-1',
      'topology.kubernetes.io/zone': zone,
    },
    taints: isToFail ? [{ key: 'dedicated', value: 'fail', effect: 'NoSchedule' }] : [],
    images,
  }
}

/** An image was on a node from the beginning if the first word about it there is that it is present. */
function imagesAtStart(events: readonly RecordedEvent[]): ReadonlyMap<string, readonly string[]> {
  const seen = new Set<string>()
  const images = new Map<string, string[]>()
  for (const { host = '', reason, message } of events) {
    const image = /^(?:Pulling image|Container image) "([^"]+)"/.exec(message)?.[1]
    if (image === undefined || seen.has(`${host} ${image}`)) continue
    seen.add(`${host} ${image}`)
    if (reason === 'Pulled') images.set(host, [...(images.get(host) ?? []), image])
  }
  return images
}
