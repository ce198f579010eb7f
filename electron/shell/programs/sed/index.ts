/** sed: a script over each line. */
import type { TextInput } from '../../streams'
import { tool, ToolProblem } from '../options'
import { sourcesOf, type Source } from '../sources'
import { parseSed } from './parse'
import { SedRun } from './run'

const TABLE = { usage: "[-n] [-E] [-i] [-s] {-e SCRIPT | -f FILE | SCRIPT} [FILE]...", summary: 'Edits text line by line.', flags: 'nErsizu', valued: 'ef', long: { quiet: 'n', silent: 'n', 'regexp-extended': 'E', expression: 'e', file: 'f', separate: 's', 'in-place': 'i' } } // prettier-ignore

export const sed = tool('sed', TABLE, function* (options, io) {
  if (options.has('z')) throw new ToolProblem("-z: not part of this shell's sed")
  const args = [...options.args]
  const scripts = [...options.values('e')]
  for (const path of options.values('f')) {
    const text = io.readFile(path)
    if (text === undefined) throw new ToolProblem(`couldn't open file ${path}: No such file or directory`)
    scripts.push(text)
  }
  if (scripts.length === 0) {
    const script = args.shift()
    if (script === undefined) throw new ToolProblem('usage: sed [OPTION]... {SCRIPT} [FILE]...')
    scripts.push(script)
  }
  const commands = parseSed(scripts.join('\n'), options.has('E') || options.has('r'))
  if (options.has('i') && args.length === 0) throw new ToolProblem('no input files', 4)
  const sources = sourcesOf('sed', args, io, (path, why) => `can't read ${path}: ${why}`)
  let exitCode = sources.failed ? 2 : 0
  const isApart = options.has('i') || options.has('s')
  for (const input of isApart ? sources.found : [{ name: '-', input: joined(sources.found) }]) {
    let text = ''
    const out = options.has('i') ? (more: string) => { text += more } : (more: string) => { io.out(more) } // prettier-ignore
    const run = new SedRun(commands, input.input, options.has('n'), out, io)
    yield* run.run()
    exitCode = run.exitCode || exitCode
    const problem = options.has('i') ? io.writeFile(input.name, text) : null
    if (problem !== null) throw new ToolProblem(`couldn't edit ${input.name}: ${problem}`, 4)
  }
  return exitCode
})

/** Several files are one long one: line numbers go on, and `$` is the very last line. */
function joined(sources: readonly Source[]): TextInput {
  const waiting = [...sources]
  const input: TextInput = {
    *line() {
      for (let first = waiting[0]; first; first = waiting[0]) {
        const line = yield* first.input.line()
        if (line !== null) return line
        waiting.shift()
      }
      return null
    },
    *rest() {
      let text = ''
      for (let line = yield* input.line(); line !== null; line = yield* input.line()) text += line
      return text
    },
  }
  return input
}
