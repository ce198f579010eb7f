/** What is measured. Add a benchmark here and it is there by name. */
import type { Pod } from '../../electron/contract/api'
import { World } from '../../electron/host/world'
import { apiList, apiRequests } from './api'
import { timeOf, type Benchmark } from './measure'

export const BENCHMARKS: readonly Benchmark[] = [
  ready('ready-3', 3, 3),
  ready('ready-50', 50, 3),
  ready('ready-200', 200, 10),
  apiRequests,
  apiList,
]

/** Wall time from `kubectl apply` of one Deployment to all its Pods Ready. */
function ready(name: string, pods: number, workers: number): Benchmark {
  return { name, unit: 'ms', runs: 7, run: (round) => timeToReady(pods, workers, round + 1) }
}

function timeToReady(pods: number, workers: number, seed: number): number {
  const world = new World({ seed, workers, historyBytes: 0 })
  world.enter({ type: 'file', path: 'load.yaml', text: manifest(pods) })
  const ready = countReady(world)
  const { kernel } = world.cluster
  return timeOf(() => {
    world.enter({ type: 'line', id: 'apply', text: 'kubectl apply -f load.yaml' })
    while (ready.size < pods && kernel.now < 600_000) kernel.step()
    if (ready.size < pods) throw new Error(`only ${ready.size} of ${pods} Pods became Ready`)
  })
}

function countReady(world: World): ReadonlySet<string> {
  const ready = new Set<string>()
  world.cluster.etcd.store.onCommit((events) => {
    for (const { kv } of events) {
      const pod = kv.value as Pod
      if (
        kv.key.startsWith('/registry/pods/') &&
        pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True')
      )
        ready.add(kv.key)
    }
  })
  return ready
}

function manifest(replicas: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: load
spec:
  replicas: ${replicas}
  selector:
    matchLabels: {app: load}
  template:
    metadata:
      labels: {app: load}
    spec:
      containers:
      - name: web
        image: nginx:1.27
        resources:
          requests: {cpu: 10m, memory: 16Mi}
`
}
