import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ADAPTERS } from './adapters'
import type { VectorFile } from './case'
import { failureOf } from './check-case'
import { isWordsFile, rulesInWords } from './in-words'
import { judge } from './recordings/judge'
import { isRecording } from './recordings/recording'

/** What became of one case. */
export interface CaseResult {
  readonly file: string
  readonly name: string
  /** Undefined when the case passed. */
  readonly failure: string | undefined
}

/** A file without an adapter fails as a whole, case by case. */
export function runVectorFile(path: string): CaseResult[] {
  const file = basename(path, '.json')
  const content = JSON.parse(readFileSync(path, 'utf8')) as Partial<VectorFile>
  const { cases } = content
  if (isRecording(content)) return judge(file, content)
  if (isWordsFile(content)) return rulesInWords(file, content)
  if (!cases) return [{ file, name: file, failure: 'no player for this kind of file' }]
  const adapter = ADAPTERS[file]
  return cases.map((vector) => ({
    file,
    name: vector.name,
    failure: adapter ? failureOf(adapter, vector) : `no adapter for ${file}`,
  }))
}

export function vectorFiles(directory: string, prefixes: readonly string[] = []): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .filter((name) => prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix)))
    .sort()
    .map((name) => join(directory, name))
}
