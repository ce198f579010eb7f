/** What a kubelet asks of a container runtime: the one seam between the two. */
// Models: cri-api/pkg/apis/runtime/v1: RuntimeService, ImageService
// Simplified: no streaming, no stats, no events; ids instead of config snapshots.
import type { Task } from '../kernel/task'
import type { Listener } from '../workloads/program'
import type { Image } from '../workloads/registry'

export { parseImageReference } from '../workloads/image-reference'
export type { Image } from '../workloads/registry'

export interface PodIdentity {
  readonly uid: string
  readonly namespace: string
  readonly name: string
}

export interface SandboxConfig {
  readonly pod: PodIdentity
  readonly attempt: number
  /** Shares the node's network: no address of its own. */
  readonly hostNetwork: boolean
}

export interface ContainerConfig {
  readonly name: string
  readonly image: string
  readonly command: readonly string[]
  readonly args: readonly string[]
  readonly env: ReadonlyMap<string, string>
  /** Declared TCP ports. */
  readonly ports: readonly number[]
  readonly restartCount: number
  /** Of the container's spec: another one means that the definition changed. */
  readonly specHash: number
  readonly hostname: string
  readonly memoryLimitBytes: number | null
}

export type SandboxState = 'ready' | 'notready'
export type ContainerState = 'created' | 'running' | 'exited' | 'unknown'

export interface SandboxStatus {
  readonly id: string
  readonly pod: PodIdentity
  readonly state: SandboxState
  readonly attempt: number
  readonly createdAtMs: number
  /** '' for Pods in the node's network. */
  readonly ip: string
}

export interface ContainerStatus {
  readonly id: string
  readonly sandboxId: string
  readonly name: string
  readonly image: string
  readonly imageId: string
  readonly state: ContainerState
  readonly createdAtMs: number
  readonly startedAtMs: number
  readonly finishedAtMs: number
  readonly exitCode: number
  readonly reason: string
  readonly message: string
  readonly restartCount: number
  readonly specHash: number
}

export interface ExecResult {
  readonly exitCode: number
  readonly output: string
  readonly elapsedMs: number
}

export interface LogLine {
  readonly atMs: number
  readonly text: string
}

export interface Cri {
  RunPodSandbox(config: SandboxConfig): Task<string>
  StopPodSandbox(sandboxId: string): Task
  RemovePodSandbox(sandboxId: string): Task
  PullImage(image: string, pod: PodIdentity): Task<Image>
  CreateContainer(sandboxId: string, config: ContainerConfig): Task<string>
  StartContainer(containerId: string): Task
  /** Returns when the process has ended: by itself after SIGTERM, or by SIGKILL after `graceMs`. */
  StopContainer(containerId: string, graceMs: number): Task
  RemoveContainer(containerId: string): Task

  /** Reads are local and quick; they throw when the runtime is down. */
  ImageStatus(image: string): Image | null
  ListImages(): readonly Image[]
  PodSandboxStatus(sandboxId: string): SandboxStatus | null
  ListPodSandbox(podUid?: string): readonly SandboxStatus[]
  ContainerStatus(containerId: string): ContainerStatus | null
  /** Newest first. */
  ListContainers(podUid: string): readonly ContainerStatus[]
  /** Runs a command inside a container; it is over before anything else happens, but says how long it would have taken. */
  ExecSync(containerId: string, command: readonly string[]): ExecResult
  ReadLog(containerId: string): readonly LogLine[]

  UpdateRuntimeConfig(podCIDR: string): void
  /** Why the runtime or its network is not ready; '' when it is. */
  Status(): { readonly runtime: string; readonly network: string }
}

/** What a kubelet sees of its machine beside the runtime: its network, and its disk. */
export interface NodeHost {
  readonly isOn: boolean
  readonly logFiles: ReadonlyMap<string, number>
  onRuntimeChange: (podUid: string) => void
  listenerAt(ip: string, port: number): { readonly container: Answering; readonly listener: Listener } | null
}

interface Answering {
  /** HTTP status of a GET. */
  answer(listener: Listener, path: string): number
}

/** An error as it crosses gRPC. */
export class CriError extends Error {
  override readonly name = 'CriError'

  constructor(
    readonly code: 'NotFound' | 'Unknown' | 'Unavailable' | 'InvalidArgument',
    readonly description: string,
  ) {
    super(`rpc error: code = ${code} desc = ${description}`)
  }
}
