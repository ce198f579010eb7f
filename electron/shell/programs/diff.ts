/** diff: what has to change for one text to become another. */
// Models: GNU diff
// Simplified: of several shortest ways the one that deletes first; folders are compared file by file with -r only.
import type { ProgramIo } from '../program'
import { editsBetween, type Edit } from './edits'
import { tool, ToolProblem, wholeNumber, type Options } from './options'
import { linesOf, whyUnread } from './sources'

const DIFF = { usage: '[-u] [-U LINES] [-q] [-i] [-w] [-B] [-r] FILE1 FILE2', summary: 'Compares files line by line.', flags: 'uqiwbBrNs', valued: 'UL', long: { unified: 'u', brief: 'q', 'ignore-case': 'i', 'ignore-all-space': 'w', recursive: 'r', label: 'L', 'report-identical-files': 's', 'new-file': 'N' }, rewrite: (word: string) => word.replace(/^--unified=/, '-U').replace(/^--color(=.*)?$/, '-b'), failure: 2 } // prettier-ignore

export const diff = tool('diff', DIFF, function* (options, io) {
  const [first, second, extra] = options.args
  if (first === undefined || second === undefined) throw new ToolProblem(`missing operand after '${first ?? 'diff'}'`)
  if (extra !== undefined) throw new ToolProblem(`extra operand '${extra}'`)
  const isFolder = (path: string): boolean => path !== '-' && io.files.kindOf(io.path(path)) === 'directory'
  if (isFolder(first) && isFolder(second)) return comparedFolders(first, second, options, io)
  const base = (path: string): string => path.split('/').at(-1)!
  const [left, right] = isFolder(first) ? [`${first}/${base(second)}`, second] : isFolder(second) ? [first, `${second}/${base(first)}`] : [first, second] // prettier-ignore
  const stdin = left === '-' || right === '-' ? yield* io.input.rest() : ''
  const [a, b] = [left, right].map((path) => (path === '-' ? stdin : textOf(path, options, io)))
  return compared(left, right, a!, b!, options, io)
})

function textOf(path: string, options: Options, io: ProgramIo): string {
  const text = io.readFile(path)
  if (text === undefined && !options.has('N')) throw new ToolProblem(`${path}: ${whyUnread(path, io)}`)
  return text ?? ''
}

function comparedFolders(first: string, second: string, options: Options, io: ProgramIo): number {
  const names = (path: string): readonly string[] => io.files.entries(io.path(path))
  let exitCode = 0
  for (const name of [...new Set([...names(first), ...names(second)])].sort()) {
    const [left, right] = [`${first}/${name}`, `${second}/${name}`]
    const kinds = [left, right].map((path) => io.files.kindOf(io.path(path)))
    if (kinds.includes(null) && !options.has('N')) {
      io.out(`Only in ${kinds[0] === null ? second : first}: ${name}\n`)
      exitCode = 1
    } else if (kinds.includes('directory')) {
      if (options.has('r')) exitCode = Math.max(exitCode, comparedFolders(left, right, options, io))
      else io.out(`Common subdirectories: ${left} and ${right}\n`)
    } else exitCode = Math.max(exitCode, compared(left, right, textOf(left, options, io), textOf(right, options, io), options, io)) // prettier-ignore
  }
  return exitCode
}

function compared(left: string, right: string, a: string, b: string, options: Options, io: ProgramIo): number {
  const folded = (line: string): string => {
    const cased = options.has('i') ? line.toLowerCase() : line
    return options.has('w') ? cased.replace(/\s+/g, '') : cased
  }
  const [from, to] = [linesOf(a), linesOf(b)]
  const edits = editsBetween(from.map(folded), to.map(folded), io.limits)
  const isEndAlike = a.endsWith('\n') === b.endsWith('\n') || a === '' || b === ''
  if (edits.every(({ removed, added }) => removed === 0 && added === 0) && isEndAlike) {
    if (options.has('s')) io.out(`Files ${left} and ${right} are identical\n`)
    return 0
  }
  if (options.has('q')) io.out(`Files ${left} and ${right} differ\n`)
  else if (options.has('u') || options.has('U')) io.out(unified(left, right, from, to, edits, options))
  else io.out(edits.map((edit) => normal(edit, from, to)).join(''))
  return 1
}

function normal({ from, removed, to, added }: Edit, a: readonly string[], b: readonly string[]): string {
  const letter = removed === 0 ? 'a' : added === 0 ? 'd' : 'c'
  const span = (start: number, count: number): string =>
    count === 0 ? String(start) : count === 1 ? String(start + 1) : `${start + 1},${start + count}`
  const before = a.slice(from, from + removed).map((line) => `< ${line}\n`)
  const after = b.slice(to, to + added).map((line) => `> ${line}\n`)
  return `${span(from, removed)}${letter}${span(to, added)}\n${before.join('')}${letter === 'c' ? '---\n' : ''}${after.join('')}`
}

function unified(
  left: string,
  right: string,
  a: readonly string[],
  b: readonly string[],
  edits: readonly Edit[],
  options: Options,
): string {
  // prettier-ignore
  const context = wholeNumber(options.value('U'), 3, 'context length')
  const labels = options.values('L')
  const groups: Edit[][] = []
  for (const edit of edits) {
    const last = groups.at(-1)?.at(-1)
    if (last && edit.from - (last.from + last.removed) <= 2 * context) groups.at(-1)!.push(edit)
    else groups.push([edit])
  }
  const hunks = groups.map((group) => hunk(group, a, b, context))
  return `--- ${labels[0] ?? left}\n+++ ${labels[1] ?? right}\n${hunks.join('')}`
}

function hunk(group: readonly Edit[], a: readonly string[], b: readonly string[], context: number): string {
  const [first, last] = [group[0]!, group.at(-1)!]
  const before = Math.min(context, first.from)
  const end = last.from + last.removed
  const after = Math.min(context, a.length - end)
  const lines: string[] = []
  let at = first.from - before
  for (const { from, removed, to, added } of group) {
    lines.push(...a.slice(at, from).map((line) => ` ${line}\n`), ...a.slice(from, from + removed).map((line) => `-${line}\n`), ...b.slice(to, to + added).map((line) => `+${line}\n`)) // prettier-ignore
    at = from + removed
  }
  lines.push(...a.slice(end, end + after).map((line) => ` ${line}\n`))
  const start = first.from - before
  const newStart = first.to - before
  const newCount = last.to + last.added + after - newStart
  return `@@ -${span(start, end + after - start)} +${span(newStart, newCount)} @@\n${lines.join('')}`
}

function span(start: number, count: number): string {
  return count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`
}
