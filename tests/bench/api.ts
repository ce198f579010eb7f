/** How fast the API server answers, alone with its etcd. */
import type { Task } from '../../electron/cluster/kernel/task'
import type { ConfigMap, Draft, Pod } from '../../electron/contract/api'
import { ControlPlane } from '../support/control-plane'
import { timeOf, type Benchmark } from './measure'

const REQUESTS = 20_000
const CLIENTS = 20
const PODS = 10_000

/** Requests a second: each of some clients reads one object after the other, through every stage. */
export const apiRequests: Benchmark = {
  name: 'api-requests',
  unit: 'requests/s',
  runs: 7,
  run: (round) => {
    const plane = planeOf(round)
    plane.run(plane.client.create(configMap()))
    let answered = 0
    const read = function* (): Task {
      for (let count = 0; count < REQUESTS / CLIENTS; count++) {
        yield* plane.client.get('ConfigMap', 'default', 'settings')
        answered++
      }
    }
    const process = plane.kernel.process('readers')
    const ms = timeOf(() => {
      for (let client = 0; client < CLIENTS; client++) plane.kernel.spawn(process, 'read', read())
      while (answered < REQUESTS) plane.kernel.step()
    })
    return (REQUESTS / ms) * 1000
  },
}

/** Ms of wall time for one list by label that looks at ten thousand Pods. */
export const apiList: Benchmark = {
  name: 'api-list-10000',
  unit: 'ms',
  runs: 7,
  run: () => {
    const plane = fullPlane()
    return timeOf(() => {
      const { items } = plane.run(plane.client.list('Pod', '', { labelSelector: 'app=web,tier!=cache' }))
      if (items.length !== PODS / 4) throw new Error(`${items.length} Pods were listed`)
    })
  },
}

let full: ControlPlane | null = null

/** Made once: it takes longer than what is measured. */
function fullPlane(): ControlPlane {
  if (full) return full
  const plane = planeOf(1)
  const process = plane.kernel.process('maker')
  let made = 0
  for (let index = 0; index < PODS; index++) {
    plane.kernel.spawn(
      process,
      'make',
      (function* (): Task {
        yield* plane.client.create(pod(index))
        made++
      })(),
    )
  }
  while (made < PODS) plane.kernel.step()
  return (full = plane)
}

function planeOf(seed: number): ControlPlane {
  const plane = new ControlPlane(seed)
  plane.trace.limit = 1_000
  return plane
}

function configMap(): Draft<ConfigMap> & { readonly kind: 'ConfigMap' } {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'default', name: 'settings' },
    data: { colour: 'blue' },
  }
}

function pod(index: number): Draft<Pod> & { readonly kind: 'Pod' } {
  const labels = { app: index % 2 === 0 ? 'web' : 'api', tier: index % 4 < 2 ? 'front' : 'cache' }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace: 'default', name: `pod-${index}`, labels },
    spec: { containers: [{ name: 'app', image: 'nginx:1.27' }] },
  }
}
