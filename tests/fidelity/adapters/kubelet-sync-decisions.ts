import { computePodActions, type ProbeVerdict } from '../../../electron/cluster/kubelet/pod-actions'
import type { ContainerState, ContainerStatus, SandboxState } from '../../../electron/cluster/runtime/cri'
import type { Adapter } from '../case'
import { podOf } from './objects'

interface GivenContainer {
  readonly name: string
  readonly state: ContainerState
  readonly exitCode: number
  readonly specHashMatches: boolean
  readonly liveness?: string | null
  readonly startup?: string | null
}

function statusOf({ name, state, exitCode }: GivenContainer): ContainerStatus {
  return {
    id: name, sandboxId: '', name, image: '', imageId: '', state, createdAtMs: 0, startedAtMs: 0, finishedAtMs: 0, exitCode,
    reason: '', message: '', restartCount: 0, specHash: 0,
  } // prettier-ignore
}

export const adapter: Adapter = {
  run({ pod, sandboxes, containers, probes }) {
    const known = (containers ?? []) as GivenContainer[]
    const verdicts = (probes ?? {}) as Readonly<Record<string, Readonly<Record<string, string>>>>
    const verdict = (kind: 'liveness' | 'startup') => (id: string) =>
      (verdicts[kind]?.[id] ?? known.find(({ name }) => name === id)?.[kind] ?? undefined) as ProbeVerdict | undefined
    const whole = podOf(pod)
    const actions = computePodActions(whole, {
      sandboxes: ((sandboxes ?? []) as { state: SandboxState; attempt: number; ip: string | null }[]).map(
        (sandbox) => ({ id: 'sandbox', ...sandbox, ip: sandbox.ip ?? '' }),
      ),
      containers: known.map(statusOf),
      isChanged: ({ name }) => known.find((container) => container.name === name)?.specHashMatches === false,
      liveness: verdict('liveness'),
      startup: verdict('startup'),
    })
    const order = [...(whole.spec.initContainers ?? []), ...whole.spec.containers].map(({ name }) => name)
    return {
      ...actions,
      start: actions.start.map(({ name }) => name),
      startInit: actions.startInit.map(({ name }) => name),
      kill: actions.kill.map(({ id }) => id).sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    }
  },
}
