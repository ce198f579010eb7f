/** Requests over the cluster's network: who asks, whom, and what comes of it. */
import type { ComponentName, ObjectPath } from '../../contract/trace'
import type { Task } from '../kernel/task'

export interface Sender {
  /** `kernel/worker-1` for a process of the node itself, `pod/default/web-x2k8q` for one inside a Pod. */
  readonly component: ComponentName
  readonly node: string
  readonly ip: string
}

export interface Destination {
  readonly ip: string
  readonly port: number
  readonly path: string
  /** What was asked by its name. */
  readonly object: ObjectPath | null
}

export interface Reply {
  /** `empty`: what listens there does not speak HTTP. */
  readonly outcome: 'answered' | 'empty' | 'refused' | 'unreachable' | 'timed out'
  /** HTTP status; 0 without an answer. */
  readonly status: number
  /** Who answered, at which address and where; the last one that the packet was on its way to, if nobody did. */
  readonly server: ComponentName
  readonly address: string
  readonly node: string
  readonly elapsedMs: number
}

export interface Traffic {
  nodes(): readonly string[]
  /** The first worker that is on, else the control plane; null when all is dark. */
  firstNode(): string | null
  /** A process on a node; a text says why there can be none. */
  onNode(node: string): Sender | string
  /** A process inside a Pod. */
  inPod(namespace: string, name: string): Sender | string
  request(sender: Sender, destination: Destination, timeoutMs: number): Task<Reply>
}
