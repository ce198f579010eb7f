/** Sees to it that a container's image is there, pulling one at a time, and leaving alone for a while what failed. */
// Models: pkg/kubelet/images/image_manager.go, puller.go
// Simplified: pull secrets are not checked; images are never removed.
import type { Container, Pod } from '../../contract/api'
import { Backoff } from '../client/backoff'
import { subjectOf, type EventRecorder } from '../client/event-recorder'
import type { Kernel } from '../kernel/kernel'
import { Signal, type Task } from '../kernel/task'
import { CriError, parseImageReference, type Cri, type Image } from '../runtime/cri'
import { goDuration } from './go-duration'

/** Why a container could not be started: what its status will show. */
export class StartError extends Error {
  override readonly name = 'StartError'

  constructor(
    readonly reason: string,
    message: string,
    /** For those that say when it may be tried again. */
    readonly retryAt?: number,
  ) {
    super(message)
  }
}

const FIRST_BACKOFF_MS = 10_000
const LONGEST_BACKOFF_MS = 300_000

export class ImageManager {
  private readonly backoff: Backoff
  private readonly lastErrors = new Map<string, string>()
  private readonly failedAt = new Map<string, number>()
  private isPulling = false
  private readonly pullEnded = new Signal()

  constructor(
    private readonly kernel: Kernel,
    private readonly cri: Cri,
    private readonly recorder: EventRecorder,
    private readonly onPulled: () => void = () => undefined,
  ) {
    this.backoff = new Backoff(kernel, FIRST_BACKOFF_MS, LONGEST_BACKOFF_MS)
  }

  *ensureImageExists(pod: Pod, container: Container, fieldPath: string): Task<Image> {
    const subject = subjectOf(pod, fieldPath)
    const written = container.image ?? ''
    const reference = parseImageReference(written)
    if (typeof reference === 'string') {
      const message = `Failed to apply default image tag "${written}": couldn't parse image name "${written}": ${reference}`
      this.recorder.event(subject, 'Warning', 'InspectFailed', message)
      throw new StartError('InvalidImageName', message)
    }
    const policy = container.imagePullPolicy ?? (reference.tag === 'latest' ? 'Always' : 'IfNotPresent')
    const present = policy === 'Always' ? null : this.cri.ImageStatus(reference.familiar)
    if (present) {
      this.recorder.event(
        subject,
        'Normal',
        'Pulled',
        `Container image "${written}" already present on machine and can be accessed by the pod`,
      )
      return present
    }
    if (policy === 'Never') {
      const message = `Container image "${written}" is not present with pull policy of Never`
      this.recorder.event(subject, 'Warning', 'ErrImageNeverPull', message)
      throw new StartError('ErrImageNeverPull', message)
    }
    return yield* this.pull(pod, reference.familiar, written, fieldPath)
  }

  private *pull(pod: Pod, image: string, written: string, fieldPath: string): Task<Image> {
    const { kernel, recorder, backoff } = this
    const subject = subjectOf(pod, fieldPath)
    const key = `${pod.metadata.uid}_${image}`
    if (this.isBackingOff(key)) {
      const message = `Back-off pulling image "${written}"`
      recorder.event(subject, 'Normal', 'BackOff', message)
      const last = this.lastErrors.get(key)
      throw new StartError('ImagePullBackOff', last === undefined ? message : `${message}: ErrImagePull: ${last}`)
    }
    recorder.event(subject, 'Normal', 'Pulling', `Pulling image "${written}"`)
    const askedAt = kernel.now
    yield* this.turn()
    const startedAt = kernel.now
    try {
      const pulled = yield* this.cri.PullImage(image, identityOf(pod))
      this.lastErrors.delete(key)
      const took = `${goDuration(kernel.now - startedAt)} (${goDuration(kernel.now - askedAt)} including waiting)`
      recorder.event(
        subject,
        'Normal',
        'Pulled',
        `Successfully pulled image "${written}" in ${took}. Image size: ${pulled.sizeBytes} bytes.`,
      )
      this.onPulled()
      return pulled
    } catch (error) {
      if (!(error instanceof CriError)) throw error
      recorder.event(subject, 'Warning', 'Failed', `Failed to pull image "${written}": ${error.message}`)
      backoff.next(key)
      this.failedAt.set(key, kernel.now)
      this.lastErrors.set(key, error.message)
      throw new StartError('ErrImagePull', error.message)
    } finally {
      this.isPulling = false
      this.pullEnded.fire()
    }
  }

  private isBackingOff(key: string): boolean {
    const failedAt = this.failedAt.get(key)
    return failedAt !== undefined && this.kernel.now - failedAt < this.backoff.get(key)
  }

  /** Pulls are made one after the other. */
  private *turn(): Task {
    while (this.isPulling) yield* this.pullEnded.wait()
    this.isPulling = true
  }
}

export function identityOf({ metadata }: Pod): {
  readonly uid: string
  readonly namespace: string
  readonly name: string
} {
  return { uid: metadata.uid, namespace: metadata.namespace ?? '', name: metadata.name }
}
