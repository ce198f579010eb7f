/** A story: commands, what they must print, and the files that they read, in one text. */
// Models: the script of Go's testscript, the archive of txtar
// Simplified: no conditions; what a line expects follows it.
import { isIncomplete } from './shell/syntax/parse'

export interface StoryCommand {
  /** Number of the line, from 1. */
  readonly line: number
  /** What is typed; a here-document or an open `for` makes it several lines long. */
  readonly text: string
  readonly mustFail: boolean
  /** The lines that follow; none: whatever it prints is right. */
  readonly expected: readonly string[]
}

export interface Story {
  readonly commands: readonly StoryCommand[]
  readonly files: Readonly<Record<string, string>>
}

const FILE_HEADER = /^-- (\S.*?) --\s*$/
const COMMAND = /^([$!]) (.*)$/
const MORE = /^>(?: (.*))?$/
/** `<<EOF`, but not the here-string of `<<< text`. */
const HERE = /(?<!<)<<(?!<)-?\s*['"]?([A-Za-z_]\w*)['"]?/

export function parseStory(text: string): Story {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const archive = lines.findIndex((line) => FILE_HEADER.test(line))
  const script = archive < 0 ? lines : lines.slice(0, archive)
  return { commands: commandsIn(script), files: archive < 0 ? {} : filesIn(lines.slice(archive)) }
}

function commandsIn(lines: readonly string[]): readonly StoryCommand[] {
  const commands: StoryCommand[] = []
  for (let index = 0; index < lines.length; index++) {
    const match = COMMAND.exec(lines[index]!)
    if (!match) continue
    const { text, end } = wholeCommand(lines, index, match[2]!, match[1] === '$')
    const after = endOfExpectation(lines, end)
    commands.push({ line: index + 1, text, mustFail: match[1] === '!', expected: trimmed(lines.slice(end, after)) })
    index = after - 1
  }
  return commands
}

/**
 * The command with the lines that it goes on in, and the line after it. As at a terminal, such lines may stand behind
 * `> `; a here-document may stand as it is, and so may whatever makes an unfinished command whole.
 */
function wholeCommand(lines: readonly string[], start: number, first: string, mayGoOnBare: boolean): Whole {
  const marked = markedLines(lines, start, first)
  const tag = HERE.exec(marked.text.split('\n').at(-1)!)?.[1]
  const here = tag === undefined ? -1 : lines.findIndex((line, index) => index >= marked.end && line.trim() === tag)
  if (here >= 0) return joined(marked, lines, here + 1)
  if (tag !== undefined) return joined(marked, lines, lines.length)
  if (!mayGoOnBare || !isIncomplete(marked.text)) return marked
  for (let end = marked.end; end < lines.length && !COMMAND.test(lines[end]!); end++) {
    const longer = joined(marked, lines, end + 1)
    if (!isIncomplete(longer.text)) return longer
  }
  return marked
}

interface Whole {
  readonly text: string
  readonly end: number
}

function markedLines(lines: readonly string[], start: number, first: string): Whole {
  let [text, end] = [first, start + 1]
  for (let match = MORE.exec(lines[end] ?? ''); match && isIncomplete(text); match = MORE.exec(lines[end] ?? '')) {
    text += `\n${match[1] ?? ''}`
    end++
  }
  return { text, end }
}

function joined({ text, end }: Whole, lines: readonly string[], newEnd: number): Whole {
  return { text: [text, ...lines.slice(end, newEnd)].join('\n'), end: newEnd }
}

function endOfExpectation(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, index) => index >= start && (COMMAND.test(line) || line.startsWith('#')))
  return end < 0 ? lines.length : end
}

function trimmed(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return lines.slice(0, last + 1)
}

function filesIn(lines: readonly string[]): Readonly<Record<string, string>> {
  const files: Record<string, string> = {}
  let name = ''
  for (const line of lines) {
    const header = FILE_HEADER.exec(line)
    if (header) files[(name = header[1]!)] = ''
    else files[name] = `${files[name] ?? ''}${line}\n`
  }
  // The text's last line break ends its last line: it begins no other.
  if (name !== '') files[name] = files[name]!.replace(/\n$/, '')
  return files
}

/** The story's text with other expectations; `outputs` has one entry a command, null where what stands there is kept. */
export function withExpectations(text: string, outputs: readonly (readonly string[] | null)[]): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const { commands } = parseStory(text)
  const result = [...lines]
  for (const [index, command] of [...commands.entries()].reverse()) {
    const output = outputs[index]
    if (!output) continue
    const start = command.line - 1 + command.text.split('\n').length
    result.splice(start, command.expected.length, ...output)
  }
  return result.join('\n')
}
