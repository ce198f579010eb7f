/** grep, head, tail and wc: enough to look through what kubectl prints. */
import type { Program, ProgramIo } from './program'

export const grep: Program = function* (argv, io) {
  const flags = argv.filter((word) => /^-[a-zA-Z]+$/.test(word)).join('')
  const [pattern, ...files] = argv.filter((word) => !/^-[a-zA-Z]+$/.test(word))
  if (pattern === undefined) return failed(io, 'grep: a pattern is missing', 2)
  const expression = compiled(pattern, flags)
  if (!expression) return failed(io, `grep: invalid pattern '${pattern}'`, 2)
  const text = textOf(files, io)
  if (text === null)
    return failed(io, `grep: ${files.find((file) => io.readFile(file) === undefined)!}: No such file or directory`, 2)
  const matches = linesOf(text).filter((line) => expression.test(line) !== flags.includes('v'))
  if (flags.includes('c')) io.out(`${matches.length}\n`)
  else if (!flags.includes('q')) io.out(matches.map((line) => `${line}\n`).join(''))
  return matches.length > 0 ? 0 : 1
}

function compiled(pattern: string, flags: string): RegExp | null {
  const source = flags.includes('F') ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : pattern
  try {
    return new RegExp(flags.includes('w') ? `\\b(?:${source})\\b` : source, flags.includes('i') ? 'i' : '')
  } catch {
    return null
  }
}

export const head: Program = function* (argv, io) {
  return cut('head', argv, io, (lines, count) => lines.slice(0, count))
}

export const tail: Program = function* (argv, io) {
  return cut('tail', argv, io, (lines, count) => (count === 0 ? [] : lines.slice(-count)))
}

/** `-n 5`, `-n5`, `-5`; ten lines unless said. */
function cut(
  name: string,
  argv: readonly string[],
  io: ProgramIo,
  choose: (lines: readonly string[], count: number) => readonly string[],
): number {
  const joined = argv.join(' ').replace(/-n ?(\d+)/, '-$1').split(' ').filter((word) => word !== '') // prettier-ignore
  const count = joined.find((word) => /^-\d+$/.test(word))
  const files = joined.filter((word) => !word.startsWith('-'))
  const text = textOf(files, io)
  if (text === null)
    return failed(
      io,
      `${name}: cannot open '${files.find((file) => io.readFile(file) === undefined)!}' for reading: No such file or directory`,
      1,
    )
  io.out(choose(linesOf(text), count ? -Number(count) : 10).map((line) => `${line}\n`).join('')) // prettier-ignore
  return 0
}

/** The name of the file stands behind its counts. */
export const wc: Program = function* (argv, io) {
  const files = argv.filter((word) => !word.startsWith('-'))
  const text = textOf(files, io)
  if (text === null)
    return failed(io, `wc: ${files.find((file) => io.readFile(file) === undefined)!}: No such file or directory`, 1)
  const letters = ['l', 'w', 'c'] as const
  const asked = letters.filter((letter) => argv.some((word) => word.startsWith('-') && word.includes(letter)))
  const counts = { l: linesOf(text).length, w: text.split(/\s+/).filter((word) => word !== '').length, c: text.length }
  const shown = (asked.length > 0 ? asked : letters).map((letter) => String(counts[letter]))
  const numbers = shown.length === 1 ? shown[0]! : shown.map((count) => count.padStart(7)).join(' ')
  io.out(`${[numbers, ...(files.length === 1 ? files : [])].join(' ')}\n`)
  return 0
}

function textOf(files: readonly string[], io: ProgramIo): string | null {
  if (files.length === 0) return io.stdin
  const texts = files.map((file) => io.readFile(file))
  return texts.includes(undefined) ? null : texts.join('')
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

function failed(io: ProgramIo, message: string, exitCode: number): number {
  io.err(`${message}\n`)
  return exitCode
}
