/** The files that a program was named, or its standard input. */
import type { Task } from '../../cluster/kernel/task'
import { NOT_FOUND } from '../files'
import { refused, type ProgramIo } from '../program'
import { HeldText, type TextInput } from '../streams'

export interface Source {
  /** As it was typed; '-' for standard input. */
  readonly name: string
  readonly input: TextInput
}

export interface Sources {
  readonly found: readonly Source[]
  /** Some could not be read, and that was said. */
  readonly failed: boolean
}

export function sourcesOf(
  name: string,
  paths: readonly string[],
  io: ProgramIo,
  words = (path: string, why: string) => `${path}: ${why}`,
): Sources {
  const found: Source[] = []
  let failed = false
  for (const path of paths.length === 0 ? ['-'] : paths) {
    const text = path === '-' ? null : io.readFile(path)
    if (text === undefined) {
      refused(io, `${name}: ${words(path, whyUnread(path, io))}`)
      failed = true
    } else found.push({ name: path, input: text === null ? io.input : new HeldText(text) })
  }
  return { found, failed }
}

export function whyUnread(path: string, io: ProgramIo): string {
  return io.files.kindOf(io.path(path)) === 'directory' ? 'Is a directory' : NOT_FOUND
}

/** All of them as one text. */
export function* wholeText({ found }: Sources): Task<string> {
  let text = ''
  for (const { input } of found) text += yield* input.rest()
  return text
}

export function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

export function withoutBreak(line: string): string {
  return line.endsWith('\n') ? line.slice(0, -1) : line
}

/** Calls for each line of all sources, as it comes; false ends it. */
export function* eachLine(
  { found }: Sources,
  io: ProgramIo,
  onLine: (line: string, source: Source) => boolean | undefined,
): Task {
  for (const source of found) {
    for (let line = yield* source.input.line(); line !== null; line = yield* source.input.line()) {
      io.limits.step(2)
      if (onLine(withoutBreak(line), source) === false) return
      yield* io.room()
    }
  }
}
