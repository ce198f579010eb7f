/** `<`, `>`, `>>`, `2>&1`, here-documents and here-strings: other streams for one command. */
import type { HereDoc, Redirect, Redirection, Word } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { absolutePath } from '../home'
import { NOT_FOUND } from '../files'
import { HeldText, outputTo, type Output, type Streams, type TextInput } from '../streams'
import { expandQuoted, expandText } from './expand'
import { complain, withStreams, type Shell } from './shell'

/** The shell with its streams redirected, from left to right; null when a file refuses. */
export function* redirected(redirections: readonly Redirection[], shell: Shell): Task<Shell | null> {
  let result = shell
  for (const redirection of redirections) {
    const change = yield* streamsOf(redirection, result)
    if (typeof change === 'string') {
      complain(shell, change, redirection)
      return null
    }
    result = withStreams(result, change)
  }
  return result
}

function* streamsOf(redirection: Redirection, shell: Shell): Task<Partial<Streams> | string> {
  if (redirection.type === 'HereDoc') return { input: new HeldText(yield* bodyOf(redirection, shell)) }
  const { target } = redirection
  if (!target) return 'ambiguous redirect'
  if (redirection.type === 'HereString') return { input: new HeldText(`${yield* expandText(target, shell)}\n`) }
  if (redirection.operator === '<') {
    const input = yield* openInput(target, shell)
    return typeof input === 'string' ? input : { input }
  }
  return yield* outputsOf(redirection, target, shell)
}

/** The text of a file, or why there is none. */
export function* openInput(target: Word, shell: Shell): Task<TextInput | string> {
  const path = yield* expandText(target, shell)
  const { files } = shell.world
  if (path === '/dev/stdin') return shell.streams.input
  const text = files.readAsTyped(shell.state.folder, path)
  if (text !== undefined) return new HeldText(text)
  const isFolder = files.kindOf(absolutePath(shell.state.folder, path)) === 'directory'
  return `${path}: ${isFolder ? 'Is a directory' : NOT_FOUND}`
}

function* outputsOf({ operator, descriptor }: Redirect, target: Word, shell: Shell): Task<Partial<Streams> | string> {
  const path = yield* expandText(target, shell)
  const { streams } = shell
  const isErr = descriptor?.type === 'FileDescriptor' && descriptor.value === 2
  if (operator === '<&') return path === '0' || path === '-' ? {} : `${path}: Bad file descriptor`
  if (operator === '>&' && (/^\d+$/.test(path) || path === '-')) {
    const out = path === '-' ? nowhere : path === '1' ? streams.out : path === '2' ? streams.err : null
    return out ? (isErr ? { err: out } : { out }) : `${path}: Bad file descriptor`
  }
  const out = outputFor(path, operator.endsWith('>>'), shell)
  if (typeof out === 'string') return `${path}: ${out}`
  const isBoth = operator.startsWith('&') || (operator === '>&' && !descriptor)
  return isBoth ? { out, err: out } : isErr ? { err: out } : { out }
}

const nowhere = outputTo(() => undefined)

function outputFor(path: string, isAppending: boolean, shell: Shell): Output | string {
  if (path === '/dev/stdout') return shell.streams.out
  if (path === '/dev/stderr') return shell.streams.err
  return fileOutput(absolutePath(shell.state.folder, path), isAppending, shell)
}

/** The file is there from the beginning, even when nothing is written. */
function fileOutput(path: string, isAppending: boolean, { world, streams }: Shell): Output | string {
  const { files, limits } = world
  let text = isAppending ? (files.read(path) ?? '') : ''
  const refusal = files.write(path, text)
  if (refusal !== null) return refusal
  return outputTo((more) => {
    if (!limits.write(more.length)) return
    text = (isAppending ? (files.read(path) ?? '') : text) + more
    const problem = files.write(path, text)
    if (problem !== null) streams.err.write(`write error: ${problem}\n`)
  })
}

function* bodyOf({ operator, delimiter, body }: HereDoc, shell: Shell): Task<string> {
  const isStripped = operator === '<<-'
  if (delimiter?.quoted) return isStripped ? body.text.replace(/^\t+/gm, '') : body.text
  if (!body.parts) {
    const text = isStripped ? body.text.replace(/^\t+/gm, '') : body.text
    return text.replace(/\\\n/g, '').replace(/\\([\\$`])/g, '$1')
  }
  const parts = body.parts.map((part, index) =>
    part.type === 'Literal' && isStripped
      ? { ...part, value: part.value.replace(index === 0 ? /(^|\n)\t+/g : /(\n)\t+/g, '$1') }
      : part,
  )
  return yield* expandQuoted(parts, shell)
}
