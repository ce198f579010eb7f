/** awk: patterns and what to do where they are found. */
// Models: POSIX.1, awk
import type { Task } from '../../../cluster/kernel/task'
import type { TextInput } from '../../streams'
import { tool, ToolProblem } from '../options'
import { sourcesOf, withoutBreak } from '../sources'
import { unescaped } from './lexer'
import { parseAwk } from './parse'
import { AwkRun } from './run'
import { inputValue } from './values'

const TABLE = { usage: "[-F FS] [-v NAME=VALUE] {-f FILE | 'PROGRAM'} [FILE | NAME=VALUE]...", summary: 'Looks for patterns in lines and acts on them.', valued: 'Fvf', stopsEarly: true, failure: 2, long: { 'field-separator': 'F', assign: 'v', file: 'f' } } // prettier-ignore

export const awk = tool('awk', TABLE, function* (options, io) {
  const args = [...options.args]
  const texts = options.values('f').map((path) => {
    const text = io.readFile(path)
    if (text === undefined) throw new ToolProblem(`can't open file ${path}`)
    return text
  })
  const source = texts.length > 0 ? texts.join('\n') : args.shift()
  if (source === undefined) throw new ToolProblem("usage: awk [-F fs] [-v var=value] 'prog' [file ...]")
  const program = parseAwk(source)
  const run = new AwkRun(program, io)
  const separator = options.value('F')
  if (separator !== undefined) run.setVariable('FS', separator === 't' ? '\t' : unescaped(separator))
  for (const word of options.values('v')) assignment(word, run)
  run.runRules('BEGIN')
  const readsInput = program.rules.some(({ when }) => when !== 'BEGIN')
  let failed = false
  if (!run.hasExited && readsInput) {
    const hasFiles = args.some((word) => !ASSIGNMENT.test(word))
    for (const word of hasFiles ? args : [...args, '-']) {
      if (ASSIGNMENT.test(word)) assignment(word, run)
      else {
        const { found } = sourcesOf('awk', [word], io, (path, why) => `can't open file ${path}: ${why}`)
        failed ||= found.length === 0
        run.setVariable('FILENAME', word === '-' ? '' : word)
        run.setVariable('FNR', 0)
        for (const { input } of found) yield* read(input, run)
      }
      if (ended(run)) break
    }
  }
  run.runRules('END')
  return failed && run.exitCode === 0 ? 2 : run.exitCode
})

/** What it reads may have said so meanwhile. */
function ended(run: AwkRun): boolean {
  return run.hasExited
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/

function assignment(word: string, run: AwkRun): void {
  if (!ASSIGNMENT.test(word)) throw new ToolProblem(`${word}: not a NAME=VALUE`)
  const [name = '', value = ''] = word.split(/=(.*)/s, 2)
  run.setVariable(name, inputValue(unescaped(value)))
}

function* read(input: TextInput, run: AwkRun): Task {
  let [number, total] = [0, Number(run.text('NR'))]
  for (;;) {
    const record = yield* nextRecord(input, run.text('RS'))
    if (record === null) return
    run.io.limits.step(2 + (record.length >> 6))
    run.record.set(record)
    run.setVariable('NR', ++total)
    run.setVariable('FNR', ++number)
    run.runRules(null)
    if (run.hasExited) return
    yield* run.io.room()
  }
}

/** A line, or a paragraph with RS="". */
function* nextRecord(input: TextInput, separator: string): Task<string | null> {
  if (separator === '\n') {
    const line = yield* input.line()
    return line === null ? null : withoutBreak(line)
  }
  if (separator !== '') throw new ToolProblem(`RS=${JSON.stringify(separator)}: only lines and paragraphs (RS="") are part of this shell's awk`) // prettier-ignore
  let text = ''
  for (;;) {
    const line = yield* input.line()
    if (line === null) return text === '' ? null : withoutBreak(text)
    if (line.trim() !== '') text += line
    else if (text !== '') return withoutBreak(text)
  }
}
