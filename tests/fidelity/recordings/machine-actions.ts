/** What was done to machines while a scenario was recorded, as a small table of verbs. */
import type { Pod } from '../../../electron/contract/api'
import type { Cluster } from '../../../electron/cluster/cluster'

type Act = (cluster: Cluster, name: string, namespace: string) => void

const COMPONENTS: Readonly<Record<string, string>> = {
  scheduler: 'kube-scheduler',
  kcm: 'kube-controller-manager',
  apiserver: 'kube-apiserver',
  etcd: 'etcd',
}

const VERBS: readonly (readonly [RegExp, Act])[] = [
  [/^SIGKILL kubelet of (\S+)$/, killNode],
  [/^restart kubelet of (\S+)$/, (cluster, node) => { cluster.faults.powerOn(node) }],
  [/^SIGKILL (scheduler|kcm|apiserver|etcd)$/, (cluster, part) => { cluster.faults.stop(COMPONENTS[part]!) }],
  [/^restart (scheduler|kcm|apiserver|etcd)$/, (cluster, part) => { cluster.faults.start(COMPONENTS[part]!) }],
  [/^pod (\S+) becomes ready$/, becomeReady],
  [/^(?:pod|make an OLD pod unready:) (\S+)(?: becomes unready)?$/, becomeUnready],
] // prettier-ignore

/** Does it, if there is a verb for it; what begins with `---` is a remark, and so is what names no act. */
export function actOn(cluster: Cluster, action: string, namespace: string): void {
  for (const [pattern, act] of VERBS) {
    const name = pattern.exec(action)?.[1]
    if (name !== undefined) { act(cluster, name, namespace); return } // prettier-ignore
  }
}

/** A recorded kubelet was one process with its runtime, which kept images in memory: its death was that of the machine. */
function killNode(cluster: Cluster, node: string): void {
  cluster.faults.powerOff(node)
  cluster.machines.get(node)!.hardware.images.clear()
}

export function becomeReady(cluster: Cluster, pod: string, namespace: string): void {
  execInEach(cluster, pod, namespace, 'touch')
}

function becomeUnready(cluster: Cluster, pod: string, namespace: string): void {
  execInEach(cluster, pod, namespace, 'rm')
}

/** The file that the readiness probe looks at comes and goes. */
function execInEach(cluster: Cluster, name: string, namespace: string, tool: 'touch' | 'rm'): void {
  const pod = cluster.etcd.store.get(`/registry/pods/${namespace}/${name}`)?.value as Pod | undefined
  const machine = cluster.machines.get(pod?.spec.nodeName ?? '')
  for (const container of machine?.hardware.containersOf(pod?.metadata.uid ?? '') ?? []) {
    const spec = pod!.spec.containers.find(({ name }) => name === container.config.name)
    const file = spec?.readinessProbe?.exec?.command?.[1]
    if (file !== undefined) container.exec([tool, file])
  }
}
