/** What all parts of one kubelet share. */
import type { EventRecorder } from '../client/event-recorder'
import type { Client } from '../client/client'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { Cri, NodeHost } from '../runtime/cri'
import type { Facts } from '../trace/facts'
import type { Trace } from '../trace/trace'

export interface KubeletContext {
  readonly kernel: Kernel
  readonly process: Process
  readonly trace: Trace
  readonly facts: Facts
  readonly client: Client
  readonly recorder: EventRecorder
  readonly cri: Cri
  readonly machine: NodeHost
  readonly nodeName: string
  readonly nodeIP: string
  readonly capacity: Readonly<Record<'cpu' | 'memory' | 'pods' | 'ephemeral-storage', string>>
  readonly labels: Readonly<Record<string, string>>
  readonly registerTaints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[]
}

export interface NodeContext extends KubeletContext {
  /** When this kubelet came up. */
  readonly startedAt: number
  isRuntimeUp(): boolean
}
