/** Names of images as people write them, and as a registry and a runtime understand them. */
// Models: github.com/distribution/reference: ParseNormalizedNamed
// Simplified: digests are accepted and kept, never checked.

export interface ImageReference {
  /** `docker.io/library/nginx` */
  readonly repository: string
  /** `latest` when none was written; '' beside a digest. */
  readonly tag: string
  readonly digest: string
  /** `docker.io/library/nginx:1.29` */
  readonly name: string
  /** What was written, with its tag: `nginx:1.29`. */
  readonly familiar: string
}

const PATH_PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const REPOSITORY = new RegExp(`^(?:[A-Za-z0-9.-]+(?::[0-9]+)?/)?${PATH_PART}(?:/${PATH_PART})*$`)
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[a-z0-9]+:[0-9a-f]{32,}$/

/** The parsed name, or why it is none. */
export function parseImageReference(text: string): ImageReference | string {
  const at = text.indexOf('@')
  const digest = at < 0 ? '' : text.slice(at + 1)
  const named = at < 0 ? text : text.slice(0, at)
  const colon = named.lastIndexOf(':')
  const hasTag = colon > named.lastIndexOf('/')
  const path = hasTag ? named.slice(0, colon) : named
  const tag = hasTag ? named.slice(colon + 1) : digest === '' ? 'latest' : ''
  const repository = withRegistry(path)
  if (/[A-Z]/.test(pathOf(repository)))
    return `invalid reference format: repository name (${pathOf(repository)}) must be lowercase`
  if (
    !REPOSITORY.test(path) ||
    ((hasTag || digest === '') && !TAG.test(tag)) ||
    (digest !== '' && !DIGEST.test(digest))
  )
    return 'invalid reference format'
  if (/^[0-9a-f]{64}$/.test(path))
    return `invalid repository name (${path}), cannot specify 64-byte hexadecimal strings`
  const end = `${tag && `:${tag}`}${digest && `@${digest}`}`
  return { repository, tag, digest, name: repository + end, familiar: path + end }
}

/** Names without a registry live on Docker Hub, those without an owner in its library. */
function withRegistry(path: string): string {
  const [first = '', ...rest] = path.split('/')
  const isHost = rest.length > 0 && (first.includes('.') || first.includes(':') || first === 'localhost')
  if (isHost) return path
  return rest.length === 0 ? `docker.io/library/${path}` : `docker.io/${path}`
}

function pathOf(repository: string): string {
  return repository.slice(repository.indexOf('/') + 1)
}
