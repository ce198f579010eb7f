/** Vectors name only what matters of an object; the code under test meets whole ones. */
import { NodeInfo } from '../../../electron/cluster/scheduler/cache/node-info'
import { podInfoOf } from '../../../electron/cluster/scheduler/cache/pod-info'
import type { Deployment, Node, Pod, ReplicaSet } from '../../../electron/contract/api'

let uids = 0

type Part = Readonly<Record<string, unknown>> | null | undefined

function whole(object: Part, kind: string, spec: object): unknown {
  const { metadata, spec: given, ...rest } = (object ?? {}) as { metadata?: object; spec?: object }
  return {
    kind,
    ...rest,
    metadata: {
      name: '',
      uid: `uid-${uids++}`,
      resourceVersion: '1',
      creationTimestamp: '2024-01-01T00:00:00Z',
      ...metadata,
    },
    spec: { ...spec, ...given },
  }
}

export function podOf(pod: unknown): Pod {
  return whole(pod as Part, 'Pod', { containers: [] }) as Pod
}

export function nodeOf(node: unknown): Node {
  return whole(node as Part, 'Node', {}) as Node
}

export function deploymentOf(deployment: unknown): Deployment {
  return whole(deployment as Part, 'Deployment', { template: {} }) as Deployment
}

export function replicaSetOf(replicaSet: unknown): ReplicaSet {
  return whole(replicaSet as Part, 'ReplicaSet', {}) as ReplicaSet
}

/** A node with the Pods that run on it. */
export function nodeInfoOf(node: unknown, pods: readonly unknown[] = []): NodeInfo {
  const info = new NodeInfo(nodeOf(node))
  for (const pod of pods) info.add(podInfoOf(podOf(pod)))
  return info
}
