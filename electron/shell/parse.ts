/** A line as commands: pipelines, joined by `&&`, `||` and `;`. */
import { ShellSyntaxError, tokenize, type Operator, type Token } from './words'

export interface SimpleCommand {
  readonly argv: readonly string[]
  /** What stdin is: a file, or the text of a here-document. */
  readonly input: { readonly path: string } | { readonly text: string } | null
  readonly output: Redirection | null
  readonly errors: Redirection | 'output' | null
}

export interface Redirection {
  readonly path: string
  readonly append: boolean
}

export interface Pipeline {
  /** When it runs: always, or only after a success or a failure. */
  readonly after: ';' | '&&' | '||'
  readonly commands: readonly SimpleCommand[]
}

export function parseLine(line: string): readonly Pipeline[] {
  const tokens = [...tokenize(line)]
  const pipelines: Pipeline[] = []
  let after: Pipeline['after'] = ';'
  while (tokens.length > 0) {
    pipelines.push({ after, commands: takePipeline(tokens) })
    const joint = tokens.shift()
    if (!joint) break
    after = (joint as { text: Operator }).text as Pipeline['after']
    if (tokens.length === 0 && after !== ';') throw unexpected('newline')
  }
  return pipelines
}

function takePipeline(tokens: Token[]): readonly SimpleCommand[] {
  const commands = [takeCommand(tokens)]
  while (isOperator(tokens[0], '|')) {
    tokens.shift()
    commands.push(takeCommand(tokens))
  }
  return commands
}

function takeCommand(tokens: Token[]): SimpleCommand {
  const argv: string[] = []
  let command: SimpleCommand = { argv, input: null, output: null, errors: null }
  for (let token = tokens[0]; token && !endsCommand(token); token = tokens[0]) {
    tokens.shift()
    if (token.type === 'word') argv.push(token.text)
    else if (token.type === 'here') command = { ...command, input: { text: token.text } }
    else command = redirected(command, token.text, tokens)
  }
  if (argv.length === 0) throw unexpected(tokens[0] ? (tokens[0] as { text: string }).text : 'newline')
  return command
}

function redirected(command: SimpleCommand, operator: Operator, tokens: Token[]): SimpleCommand {
  if (operator === '2>&1') return { ...command, errors: 'output' }
  const target = tokens.shift()
  if (target?.type !== 'word') throw unexpected(target ? target.text : 'newline')
  const path = target.text
  if (operator === '<') return { ...command, input: { path } }
  const redirection = { path, append: operator.endsWith('>>') }
  return operator.startsWith('2') ? { ...command, errors: redirection } : { ...command, output: redirection }
}

function endsCommand(token: Token): boolean {
  return token.type === 'operator' && ['|', '||', '&&', ';'].includes(token.text)
}

function isOperator(token: Token | undefined, text: Operator): boolean {
  return token?.type === 'operator' && token.text === text
}

function unexpected(token: string): ShellSyntaxError {
  return new ShellSyntaxError(`syntax error near unexpected token \`${token}'`)
}
