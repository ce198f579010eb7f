/** Which files an app is made of, from where it starts: the others are dead. */
import { posix } from 'node:path'
import { importsOf } from './imports'
import type { SourceFile } from './source-files'

export function unreachedFiles(files: readonly SourceFile[], entries: readonly string[]): readonly string[] {
  const known = new Map(files.map((file) => [file.path, file]))
  const reached = new Set<string>()
  const waiting = [...entries]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = known.get(path)
    if (!file || reached.has(path)) continue
    reached.add(path)
    waiting.push(...importsOf(file), ...workersOf(file), ...globbedBy(file, [...known.keys()]))
  }
  return [...known.keys()].filter((path) => !reached.has(path) && !path.endsWith('.d.ts'))
}

/** `new URL('./worker.ts', import.meta.url)` starts a file without importing it. */
function workersOf({ path, text }: SourceFile): readonly string[] {
  return [...text.matchAll(/new URL\('(\.[^']+)'/g)].map(([, name = '']) => posix.join(posix.dirname(path), name))
}

/** `import.meta.glob` imports whatever is there. */
function globbedBy({ path, text }: SourceFile, candidates: readonly string[]): readonly string[] {
  const globs = [...text.matchAll(/import\.meta\.glob(?:<[^(]*>)?\(\s*\[?\s*'(\.[^']+)'/g)]
  const patterns = globs.map(([, glob = '']) => posix.join(posix.dirname(path), glob))
  return candidates.filter((candidate) => patterns.some((pattern) => posix.matchesGlob(candidate, pattern)))
}
