/** A text as a script, or the reason why it is none. The grammar is unbash's: docs/adr/0003. */
// Simplified: a script is read whole before its first command runs, so a slip at its end stops all of it.
import { parse, type Script, type SyntaxNode } from 'unbash'
import { refusalOf } from './refusals'
import { walk } from './walk'

export class ShellSyntaxError extends Error {}

interface Slip {
  readonly message: string
  readonly pos: number
}

export function parseScript(text: string): Script {
  const source = text.replaceAll('\r\n', '\n')
  const script = parse(source)
  const slip = slipsIn(script)[0]
  if (slip) throw new ShellSyntaxError(wordsFor(slip, slipsIn(script), source))
  const refusal = nodesOf(script).map(refusalOf).find((each) => each !== null) // prettier-ignore
  if (refusal) throw new ShellSyntaxError(`${refusal} not part of this shell`)
  return script
}

/** More lines are wanted: an open quote, a here-document without its end, `for` without `done`. */
export function isIncomplete(text: string): boolean {
  const source = text.replaceAll('\r\n', '\n')
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(source)) return true
  const script = parse(source)
  const slips = slipsIn(script)
  if (slips.some(({ message }) => /^(?:unexpected token|expected word|expected redirect)/.test(message))) return false
  if (slips.some((slip) => isOpenEnd(slip, source))) return true
  return slips.length === 0 && nodesOf(script).some((node) => node.type === 'HereDoc' && !node.closing)
}

/** Here-documents that the text ends in the middle of, by the word that they wait for. */
export function unendedHereDocuments(script: Script): readonly string[] {
  return nodesOf(script).flatMap((node) =>
    node.type === 'HereDoc' && !node.closing ? [node.delimiter?.value ?? ''] : [],
  )
}

export function nodesOf(script: Script): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = []
  walk(script, (node) => {
    nodes.push(node)
  })
  return nodes
}

/** A substitution's script keeps its own slips. */
function slipsIn(script: Script): readonly Slip[] {
  return nodesOf(script).flatMap((node) =>
    node.type === 'Script' && 'errors' in node && node.errors ? node.errors : [],
  )
}

function isOpenEnd({ message, pos }: Slip, source: string): boolean {
  if (message.startsWith('unterminated')) return true
  const isLast = source.slice(pos).trim() === ''
  return isLast && /to close|^expected command after|^expected compound command/.test(message)
}

const QUOTES: Readonly<Record<string, string>> = {
  'unterminated single quote': "'",
  'unterminated ANSI-C quote': "'",
  'unterminated double quote': '"',
  'unterminated backtick': '`',
  'unterminated command substitution': ')',
  'unterminated arithmetic expansion': ')',
  'unterminated arithmetic command': ')',
  'unterminated parameter expansion': '}',
}

/** In bash's words. */
function wordsFor(slip: Slip, slips: readonly Slip[], source: string): string {
  const quote = QUOTES[slip.message]
  if (quote !== undefined) return `unexpected EOF while looking for matching \`${quote}'`
  if (slip.message.startsWith('expected redirect')) return near(tokenAt(source, slip.pos) ?? 'newline')
  if (slips.some((each) => isOpenEnd(each, source))) return 'syntax error: unexpected end of file'
  const named = /^unexpected token '(.*)'$/.exec(slip.message)?.[1]
  return near(named ?? tokenFor(slip, source))
}

function near(token: string): string {
  return `syntax error near unexpected token \`${token}'`
}

/** The parser points behind a closing word that came too soon, and before an empty body. */
function tokenFor({ message, pos }: Slip, source: string): string {
  if (message.includes('brace group')) return '}'
  if (message.includes('subshell')) return ')'
  const ahead = tokenAt(source, pos)
  return ahead ?? /(\S+)\s*$/.exec(source.slice(0, pos))?.[1] ?? 'newline'
}

function tokenAt(source: string, pos: number): string | undefined {
  return /^\s*(\|\||&&|;;|[|&;()<>]|[^\s|&;()<>]+)/.exec(source.slice(pos))?.[1]
}
