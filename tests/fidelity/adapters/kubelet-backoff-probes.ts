import { defaultPod } from './kubelet-defaults'
import { Backoff } from '../../../electron/cluster/client/backoff'
import type { EventRecorder } from '../../../electron/cluster/client/event-recorder'
import { Kernel } from '../../../electron/cluster/kernel/kernel'
import { sleep, type Task } from '../../../electron/cluster/kernel/task'
import { ImageManager, StartError } from '../../../electron/cluster/kubelet/image-manager'
import { ProbeState, type ProbeKind } from '../../../electron/cluster/kubelet/probe-state'
import type { ProbeVerdict } from '../../../electron/cluster/kubelet/pod-actions'
import { crashLoopMessage } from '../../../electron/cluster/kubelet/start-container'
import type { Cri } from '../../../electron/cluster/runtime/cri'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference } from '../compare'
import { podOf } from './objects'

const RUNS: Readonly<Record<string, (given: Given) => unknown>> = {
  crashLoopWaits,
  crashLoopMessage: ({ container, pod, backoff }) =>
    crashLoopMessage(backoff as string, container as string, pod as string),
  imagePullWaits,
  probeResults: ({ probe, observations, failureThreshold, successThreshold, initial }) => {
    const state = new ProbeState(
      probe as ProbeKind,
      { failureThreshold, successThreshold } as Given,
      initial as ProbeVerdict,
    )
    return (observations as string[]).map((observation) => {
      state.observe(observation === 'S')
      return state.verdict
    })
  },
  probeDefault: ({ field }) => defaultPod().spec.containers[0]!.readinessProbe![field as 'periodSeconds'] ?? 0,
  ensureImage,
}

export const adapter: Adapter = {
  run(given) {
    const run = RUNS[given.fn as string]
    if (!run) throw new UnknownFunction(given.fn)
    return run(given)
  },
  // Some cases tell the first call only.
  compare: (actual, expected, given) =>
    difference(
      given.fn === 'ensureImage' ? (actual as unknown[]).slice(0, (expected as unknown[]).length) : actual,
      expected,
    ),
}

/** Runs and waits by turns: a run ends, and the container is started again as soon as the back-off allows. */
function crashLoopWaits({ runSeconds, initial, max }: Given): unknown {
  const kernel = new Kernel(1)
  const backoff = new Backoff(kernel, (initial as number) * 1000, (max as number) * 1000)
  const waitBeforeRestart = (runSeconds as number[]).map((seconds) => {
    kernel.runUntil(kernel.now + seconds * 1000)
    const endedAt = kernel.now
    while (backoff.isInBackOffSince('container', endedAt)) kernel.runUntil(kernel.now + 1000)
    backoff.next('container', endedAt)
    return (kernel.now - endedAt) / 1000
  })
  return { waitBeforeRestart }
}

function imagePullWaits({ failures }: Given): unknown {
  const kernel = new Kernel(1)
  const backoff = new Backoff(kernel, 10_000, 300_000)
  const minWaitAfterFailure = Array.from({ length: failures as number }, () => {
    backoff.next('image')
    const waitMs = backoff.get('image')
    kernel.runUntil(kernel.now + waitMs)
    return waitMs / 1000
  })
  return { minWaitAfterFailure }
}

/** The image manager over a runtime that only remembers what it was asked. */
function ensureImage(given: Given): unknown {
  const kernel = new Kernel(1)
  const results: unknown[] = []
  let calls: string[] = []
  let events: string[] = []
  const image = { sizeBytes: 1, reference: {}, id: 'image', profile: {}, isKnown: true }
  const present = new Set(given.presentImages as string[])
  const cri = {
    ImageStatus: (name: string) => {
      calls.push('GetImageRef')
      return present.has(name.replace(':latest', '')) ? image : null
    },
    *PullImage(): Task<unknown> {
      calls.push('PullImage', 'GetImageSize')
      return image
    },
  } as unknown as Cri
  const recorder: EventRecorder = { event: (_subject, _type, reason) => { if (reason !== 'Failed') events.push(reason) } } // prettier-ignore
  const images = new ImageManager(kernel, cri, recorder)
  const container = { name: 'c', image: given.image as string, imagePullPolicy: given.pullPolicy as 'Always' }
  kernel.spawn(kernel.process('test'), 'test', (function* (): Task {
    for (let turn = 0; turn < 3; turn++) {
      calls = []
      events = []
      let error: string | null = null
      try {
        yield* images.ensureImageExists(podOf({ spec: { containers: [container] } }), container, '')
      } catch (thrown) {
        if (!(thrown instanceof StartError)) throw thrown
        error = thrown.reason
      }
      results.push({ calls, error, events })
      yield* sleep(1000)
    }
  })()) // prettier-ignore
  kernel.runUntil(10_000)
  return results
}
