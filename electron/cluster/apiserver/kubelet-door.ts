/** What the API server asks of a kubelet: the one direction in which the control plane calls a node. */
import type { ApiError } from '../../contract/api'

export interface LogOptions {
  readonly container?: string | undefined
  readonly previous?: boolean | undefined
  readonly tailLines?: number | undefined
}

export interface KubeletDoor {
  /** False while the node is off or its kubelet stopped. */
  readonly isListening: boolean
  /** The text of a container's log, or the refusal in the kubelet's words. */
  containerLogs(namespace: string, pod: string, options: LogOptions): string | ApiError
}
