/** Tells the API server what became of each Pod: the newest word only, one request at a time for each Pod. */
// Models: pkg/kubelet/status/status_manager.go
// Simplified: patches rest on the newest answer or watch event instead of a GET before each; one writer a Pod, not one for all.
import { isApiError, type Pod, type PodStatus } from '../../contract/api'
import { jsonEquals } from '../../contract/api/patch'
import type { Client } from '../client/client'
import type { Cause } from '../kernel/cause'
import type { Kernel } from '../kernel/kernel'
import type { Process } from '../kernel/process'
import type { Task } from '../kernel/task'
import { lost } from './container-statuses'
import { mergeStatus, statusPatch } from './status-patch'
import { setTimer } from './timer'

interface Entry {
  /** The newest version of the object that is known: from the watch, or from an answer. */
  stored: Pod
  stated: PodStatus
  cause: Cause
  isWriting: boolean
  isDirty: boolean
  /** Everything of the Pod is gone from the node: the object may go too. */
  isFinished: boolean
  /** The last patch that was worked out, and from what. */
  worked: { readonly from: readonly [Pod, PodStatus, boolean]; readonly patch: object | null } | null
}

const RETRY_MS = 10_000

export class StatusManager {
  private readonly entries = new Map<string, Entry>()

  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
    private readonly client: Client,
    /** May containers of this Pod still run? */
    private readonly mayRun: (podUid: string) => boolean,
  ) {}

  /** What was stated last. */
  get(podUid: string): PodStatus | undefined {
    return this.entries.get(podUid)?.stated
  }

  /** States a status; the same as before is not written again. */
  set(pod: Pod, status: PodStatus): void {
    const entry = this.entries.get(pod.metadata.uid)
    if (!entry) {
      const fresh: Entry = {
        stored: pod,
        stated: status,
        cause: this.kernel.cause,
        isWriting: false,
        isDirty: false,
        isFinished: false,
        worked: null,
      }
      this.entries.set(pod.metadata.uid, fresh)
      this.write(fresh)
      return
    }
    if (!jsonEquals(entry.stated, status)) entry.stated = status
    // The same words may weigh more now: a final phase is told once nothing can run any more.
    this.write(entry)
  }

  /** Corrects what others have written over the kubelet's word. */
  observe(pod: Pod): void {
    const entry = this.entries.get(pod.metadata.uid)
    if (!entry || !isNewer(pod, entry.stored)) return
    entry.stored = pod
    if (!entry.isWriting) this.write(entry)
  }

  /** All of the Pod is gone: containers that were never seen to end have failed, and a deleted object may go. */
  terminate(pod: Pod): void {
    const entry = this.entries.get(pod.metadata.uid)
    const status = entry?.stated ?? pod.status ?? {}
    if (!entry) this.set(pod, withoutLoose(status))
    const known = this.entries.get(pod.metadata.uid)!
    known.stated = withoutLoose(status)
    known.isFinished = true
    this.write(known)
  }

  forget(podUid: string): void {
    this.entries.delete(podUid)
  }

  private write(entry: Entry): void {
    if (!this.nextPatch(entry) && !this.mustDelete(entry)) return
    entry.cause = this.kernel.cause
    entry.isDirty = true
    if (entry.isWriting) return
    entry.isWriting = true
    this.kernel.spawn(this.process, 'update pod status', this.drain(entry))
  }

  private *drain(entry: Entry): Task {
    try {
      while (entry.isDirty) {
        entry.isDirty = false
        const task = this.kernel.task!
        this.kernel.cause = task.cause = entry.cause
        yield* this.send(entry)
      }
      if (this.mustDelete(entry)) yield* this.remove(entry)
    } catch (error) {
      if (!isApiError(error)) throw error
      if (isApiError(error, 'NotFound') || isApiError(error, 'Conflict')) this.forget(entry.stored.metadata.uid)
      else this.retryLater(entry)
    } finally {
      entry.isWriting = false
    }
  }

  private retryLater(entry: Entry): void {
    setTimer(this.kernel, this.process, RETRY_MS, 'sync pod status', () => {
      if (this.entries.get(entry.stored.metadata.uid) === entry) this.write(entry)
    })
  }

  private *send(entry: Entry): Task {
    const patch = this.nextPatch(entry)
    if (!patch) return
    const { namespace, name } = entry.stored.metadata
    const answer = yield* this.client.patch('Pod', namespace!, name, patch, 'strategic', 'status')
    entry.worked = null // It is said, and need not be kept.
    if (isNewer(answer, entry.stored)) entry.stored = answer
  }

  /** Asked for when a status is stated and again when it is sent, mostly with nothing new in between. */
  private nextPatch(entry: Entry): object | null {
    const { stored, stated, worked } = entry
    const mayRun = this.mayRun(stored.metadata.uid)
    if (worked?.from[0] === stored && worked.from[1] === stated && worked.from[2] === mayRun) return worked.patch
    const patch = statusPatch(stored, mergeStatus(stored.status ?? {}, stated, mayRun))
    entry.worked = { from: [stored, stated, mayRun], patch }
    return patch
  }

  private mustDelete({ stored, isFinished }: Entry): boolean {
    return isFinished && stored.metadata.deletionTimestamp !== undefined
  }

  private *remove({ stored }: Entry): Task {
    const { namespace, name, uid } = stored.metadata
    yield* this.client.delete('Pod', namespace!, name, { gracePeriodSeconds: 0, preconditions: { uid } })
    this.forget(uid)
  }
}

function isNewer(a: Pod, b: Pod): boolean {
  return Number(a.metadata.resourceVersion) > Number(b.metadata.resourceVersion)
}

/** Once a Pod has initialised, a container without an end is one that got lost. */
function withoutLoose(status: PodStatus): PodStatus {
  const isInitialized =
    status.conditions?.some(({ type, status: value }) => type === 'Initialized' && value === 'True') ?? false
  const regular = status.containerStatuses?.map((container) => {
    if (!isInitialized || container.state?.terminated) return container
    return {
      ...container,
      state: { terminated: lost('The container could not be located when the pod was terminated') },
    }
  })
  return { ...status, ...(regular && { containerStatuses: regular }), phase: terminalPhase(status.phase) }
}

/** The phase of a Pod that has ended: without evidence of success it has failed. */
// Models: pkg/kubelet/status/status_manager.go: TerminatePod
export function terminalPhase(phase: string | undefined): 'Succeeded' | 'Failed' {
  return phase === 'Succeeded' ? 'Succeeded' : 'Failed'
}
