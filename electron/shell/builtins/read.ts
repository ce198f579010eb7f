/** `read`: a line of the input, parted into variables. */
import { assign } from '../interpreter/parameters'
import type { Shell } from '../interpreter/shell'
import type { Task } from '../../cluster/kernel/task'
import { misused, type Builtin } from './builtin'

export const read: Builtin = function* (argv, shell) {
  const names = [...argv]
  let isRaw = false
  for (let word = names[0]; word?.startsWith('-'); word = names[0]) {
    names.shift()
    if (/^-r?s?r?$/.test(word) && word !== '-') isRaw ||= word.includes('r')
    else if (word === '-p' || word === '-rp') {
      isRaw ||= word === '-rp'
      shell.streams.err.write(names.shift() ?? '')
    } else return misused(shell, `read: ${word}: not an option of this shell's read`, 2)
  }
  const { text, isWhole } = yield* logicalLine(isRaw, shell)
  const separators = shell.state.get('IFS') ?? ' \t\n'
  const values = parted(text, Math.max(1, names.length), separators, isRaw)
  if (names.length === 0) assign('REPLY', isRaw ? text : unescaped(text), shell)
  for (const [index, name] of names.entries()) assign(name, values[index] ?? '', shell)
  return isWhole ? 0 : 1
}

/** Unless raw, a backslash at the end of a line joins the next one to it. */
function* logicalLine(isRaw: boolean, { streams, world }: Shell): Task<{ text: string; isWhole: boolean }> {
  let text = ''
  for (;;) {
    world.limits.step()
    const line = yield* streams.input.line()
    if (line === null) return { text, isWhole: false }
    text += line.replace(/\n$/, '')
    if (isRaw || !/(?:^|[^\\])(?:\\\\)*\\$/.test(text) || !line.endsWith('\n'))
      return { text, isWhole: line.endsWith('\n') }
    text = text.slice(0, -1)
  }
}

/** The last of the variables takes what is left. */
function parted(text: string, count: number, separators: string, isRaw: boolean): readonly string[] {
  const blanks = Array.from(separators)
    .filter((char) => /\s/.test(char))
    .join('')
  const values: string[] = []
  let at = skipBlanks(text, 0, blanks)
  while (values.length < count - 1 && at < text.length) {
    let end = at
    while (end < text.length && !separators.includes(text[end]!)) end += !isRaw && text[end] === '\\' ? 2 : 1
    values.push(text.slice(at, end))
    at = skipBlanks(text, end, blanks)
    if (at < text.length && separators.includes(text[at]!)) at = skipBlanks(text, at + 1, blanks)
  }
  let end = text.length
  while (end > at && blanks.includes(text[end - 1]!)) end--
  values.push(text.slice(at, end))
  return isRaw ? values : values.map(unescaped)
}

function skipBlanks(text: string, from: number, blanks: string): number {
  let at = from
  while (at < text.length && blanks.includes(text[at]!)) at++
  return at
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1')
}
