/** What images do that answer the API server's questions about writes. */
// Simplified: whose certificate it is nobody checks.
import { encodeBase64 } from '../../contract/text/base64'

/** What such an image does, as data. */
export type WebhookBehaviour =
  | { readonly does: 'deny tag'; readonly tag: string }
  /** `LABEL=key=value` in its environment says which. */
  | { readonly does: 'add label'; readonly label: string }

/** The part of an AdmissionReview's request that these programs read. */
export interface Reviewed {
  readonly uid: string
  readonly object: unknown
}

export interface ReviewAnswer {
  readonly uid: string
  readonly allowed: boolean
  readonly status?: { readonly code: number; readonly message: string }
  readonly patch?: string
  readonly patchType?: string
}

interface PodLike {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> }
  readonly spec?: PodSpecLike & { readonly template?: { readonly spec?: PodSpecLike } }
}

interface PodSpecLike {
  readonly containers?: readonly ContainerLike[]
  readonly initContainers?: readonly ContainerLike[]
}

interface ContainerLike {
  readonly name: string
  readonly image?: string
}

export function answerOf(
  behaviour: WebhookBehaviour,
  env: ReadonlyMap<string, string>,
  { uid, object }: Reviewed,
): ReviewAnswer {
  const pod = (object ?? {}) as PodLike
  if (behaviour.does === 'deny tag') return { uid, ...judged(pod, behaviour.tag) }
  const [key = '', ...value] = (env.get('LABEL') ?? behaviour.label).split('=')
  const steps = labelSteps(pod, key, value.join('='))
  return { uid, allowed: true, patchType: 'JSONPatch', patch: encodeBase64(JSON.stringify(steps)) }
}

function judged(pod: PodLike, tag: string): Omit<ReviewAnswer, 'uid'> {
  const spec = pod.spec?.template?.spec ?? pod.spec
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]
  const bad = containers.find(({ image = '' }) => tagOf(image) === tag)
  if (!bad) return { allowed: true }
  const message = `container "${bad.name}" uses the image "${bad.image ?? ''}": the tag ${tag} is not allowed`
  return { allowed: false, status: { code: 403, message } }
}

/** Without a tag and a digest, an image is the latest. */
function tagOf(image: string): string {
  if (image.includes('@')) return ''
  const colon = image.lastIndexOf(':')
  return colon > image.lastIndexOf('/') ? image.slice(colon + 1) : 'latest'
}

function labelSteps({ metadata }: PodLike, key: string, value: string): readonly object[] {
  const path = `/metadata/labels/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
  const none = metadata?.labels ? [] : [{ op: 'add', path: '/metadata/labels', value: {} }]
  return [...none, { op: 'add', path, value }]
}
