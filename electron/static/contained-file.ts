/** From the path of a URL to a file below a root, and to nothing else. */
import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * The real path of the file that `urlPath` (raw, still percent-encoded, without query) names below `root`;
 * `undefined` for whatever is not a plain file inside: a folder, a climb, a link that leads out.
 */
export async function containedFile(root: string, urlPath: string): Promise<string | undefined> {
  const segments = safeSegments(urlPath)
  if (!segments) return undefined
  try {
    const realRoot = await realpath(root)
    const file = await realpath(join(realRoot, ...segments))
    const isInside = file.startsWith(realRoot + sep)
    return isInside && (await stat(file)).isFile() ? file : undefined
  } catch {
    return undefined // No such file; which of the reasons it is, is nobody's business outside.
  }
}

/** Decodes once and refuses every spelling of "elsewhere" before the file system sees it. */
export function safeSegments(urlPath: string): string[] | undefined {
  const path = decoded(urlPath === '/' ? '/index.html' : urlPath)
  if (!path?.startsWith('/')) return undefined
  if (path.includes('\0') || path.includes('\\') || path.includes(':')) return undefined // `:` is a drive or a stream on Windows.
  const segments = path.slice(1).split('/')
  return segments.some((segment) => segment === '' || segment.startsWith('.')) ? undefined : segments
}

function decoded(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
}
