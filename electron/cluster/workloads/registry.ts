/** The registries of the world outside: which images exist, how big they are, and what one is told about the others. */
// Simplified: all registries answer alike; versions are not checked, any number that looks like one exists.
import type { Kernel } from '../kernel/kernel'
import { hashText, RandomStream } from '../kernel/random'
import { parseImageReference, type ImageReference } from './image-reference'
import { DEFAULT_RUNTIME, PLAIN_SERVER, profileOf, type ImageProfile, type RuntimeProfile } from './profiles'

export interface Image {
  readonly reference: ImageReference
  /** `nginx@sha256:…`, as statuses show it. */
  readonly id: string
  readonly sizeBytes: number
  readonly profile: ImageProfile
  /** False: nothing is known of this repository, so it behaves as a plain server; the app says so. */
  readonly isKnown: boolean
}

/** A refusal in the words of gRPC. */
export interface PullRefusal {
  readonly code: 'NotFound' | 'Unknown'
  readonly message: string
}

const VERSION_TAG = /^v?\d+(\.\d+)*(-[a-z0-9.]+)?$/

const RECORDED_BYTES: Readonly<Record<string, number>> = {
  'nginx:latest': 63_597_676, 'nginx:1.27': 36_629_863, 'nginx:1.28': 58_719_542, 'nginx:1.29': 20_347_753, 'nginx:2': 35_968_327,
  'busybox:1.36': 44_403_711, 'postgres:16': 38_375_891, 'postgres:17': 26_747_680, 'postgres:18': 51_170_845,
  'agent:1': 48_971_295, 'agent:2': 60_599_506, 'web:1': 39_363_648,
} // prettier-ignore

export class ImageRegistry {
  constructor(
    private readonly kernel: Kernel,
    readonly runtime: RuntimeProfile = DEFAULT_RUNTIME,
  ) {}

  /** How long a pull of this image takes this time. */
  pullMs({ sizeBytes }: Image, isPresent: boolean): number {
    const { pullLatencyMs, repullMs, pullBytesPerMs, pullJitter } = this.runtime
    const typicalMs = isPresent ? repullMs : pullLatencyMs + sizeBytes / pullBytesPerMs
    return this.kernel.random('registry').jitter(typicalMs, pullJitter)
  }

  /** Those of these that can be had. */
  imagesNamed(texts: readonly string[]): readonly Image[] {
    return texts.flatMap((text) => {
      const reference = parseImageReference(text)
      const found = typeof reference === 'string' ? undefined : this.resolve(reference)
      return found && 'id' in found ? [found] : []
    })
  }

  /** What a pull of this image finds. */
  resolve(reference: ImageReference): Image | PullRefusal {
    const { repository, tag } = reference
    const name = this.runtime.fullNames ? reference.name : reference.familiar
    const failed = `failed to pull and unpack image "${name}": failed to resolve reference "${name}"`
    if (repository.includes('missing') || (tag !== '' && tag !== 'latest' && !VERSION_TAG.test(tag))) {
      return { code: 'NotFound', message: `${failed}: ${name}: not found` }
    }
    if (repository.includes('private')) {
      const why =
        'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
      return { code: 'Unknown', message: `${failed}: ${why}` }
    }
    return this.image(reference)
  }

  private image(reference: ImageReference): Image {
    const known = profileOf(reference.repository)
    const { familiar } = reference
    const path = familiar.replace(/@.*$/, '').replace(/:[^:/]*$/, '')
    const digest = reference.digest || `sha256:${new RandomStream(0, `image/${reference.name}`).hex(64)}`
    return {
      reference,
      id: `${path}@${digest}`,
      sizeBytes: RECORDED_BYTES[familiar] ?? derivedBytes(reference.name),
      profile: this.runtime.imageProfile ?? known ?? PLAIN_SERVER,
      isKnown: known !== undefined,
    }
  }
}

/** 10 to 90 MB, always the same for the same name. */
function derivedBytes(name: string): number {
  return 10_000_000 + (hashText(name) % 80_000_000)
}

/** Is this repository one whose behaviour is known? */
export function isKnownImage(image: string): boolean {
  const reference = parseImageReference(image)
  return typeof reference !== 'string' && profileOf(reference.repository) !== undefined
}
