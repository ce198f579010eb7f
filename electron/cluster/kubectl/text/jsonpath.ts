/** JSONPath templates: `{.items[*].metadata.name}`, `{range .items[*]}…{end}`, filters and slices. */
// Models: k8s.io/client-go/util/jsonpath
// Simplified: no recursive descent, no unions, one comparison a filter.
import { compactJson } from './json'
import { isRecord } from './record'

export class JsonPathError extends Error {}

type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly from: number | null; readonly to: number | null; readonly slice: boolean }
  | { readonly kind: 'all' }
  | { readonly kind: 'filter'; readonly path: readonly Step[]; readonly operator: string; readonly value: unknown }

const STEP =
  /\.?(?:\['((?:[^'\\]|\\.)*)'\]|\[\?\(@(.*?)\s*(?:(==|!=|<=|>=|<|>)\s*(.+?))?\s*\)\]|\[(\*|-?\d*(?::-?\d*)?)\]|\*|((?:[^.[\]\\]|\\.)+))/y

/** The values that a path such as `.status.conditions[?(@.type=="Ready")].status` finds; a leading `$` or `@` is allowed. */
export function findAll(object: unknown, path: string): readonly unknown[] {
  return walk(object, parsePath(path.replace(/^[$@]/, '')))
}

function parsePath(path: string): readonly Step[] {
  const steps: Step[] = []
  if (path === '' || path === '.') return steps
  // A filter holds a path of its own, so each reading keeps its own place.
  const step = new RegExp(STEP)
  while (step.lastIndex < path.length) {
    const match = step.exec(path)
    if (!match) throw new JsonPathError(`unrecognized character in action: ${JSON.stringify(path)}`)
    steps.push(stepOf(match))
  }
  return steps
}

function stepOf([whole, quoted, filterPath, operator, value, bracket, name]: RegExpExecArray): Step {
  if (quoted !== undefined) return { kind: 'field', name: quoted.replace(/\\(.)/g, '$1') }
  if (filterPath !== undefined)
    return { kind: 'filter', path: parsePath(filterPath.trim()), operator: operator ?? '', value: literal(value) }
  if (name !== undefined) return { kind: 'field', name: name.replace(/\\(.)/g, '$1') }
  if (bracket === undefined || bracket === '*' || whole.endsWith('*')) return { kind: 'all' }
  const [from = '', to] = bracket.split(':')
  return { kind: 'index', from: from === '' ? null : Number(from), to: to ? Number(to) : null, slice: to !== undefined }
}

function literal(text: string | undefined): unknown {
  if (text === undefined) return undefined
  const quoted = /^(["'])(.*)\1$/.exec(text)
  if (quoted) return quoted[2]
  return text === 'true' ? true : text === 'false' ? false : Number(text)
}

function walk(value: unknown, steps: readonly Step[]): readonly unknown[] {
  return steps.reduce<readonly unknown[]>((found, step) => found.flatMap((each) => apply(each, step)), [value])
}

function apply(value: unknown, step: Step): readonly unknown[] {
  if (step.kind === 'field') {
    const found = isRecord(value) && Object.hasOwn(value, step.name) ? value[step.name] : undefined
    return found === undefined ? [] : [found]
  }
  const items: readonly unknown[] = Array.isArray(value)
    ? value
    : isRecord(value) && step.kind === 'all'
      ? Object.values(value)
      : []
  if (step.kind === 'all') return items
  if (step.kind === 'filter') return items.filter((item) => passes(item, step))
  if (step.slice) return items.slice(step.from ?? 0, step.to ?? undefined)
  const found = items.at(step.from ?? 0)
  return found === undefined ? [] : [found]
}

function passes(item: unknown, { path, operator, value }: Extract<Step, { kind: 'filter' }>): boolean {
  const [found] = walk(item, path)
  if (operator === '') return found !== undefined
  if (operator === '==') return found === value
  if (operator === '!=') return found !== value
  if (typeof found !== typeof value || found === undefined) return false
  const [a, b] = [found as number, value as number]
  return operator === '<' ? a < b : operator === '>' ? a > b : operator === '<=' ? a <= b : a >= b
}

/** Fills in a template: text stands for itself, braces hold paths and quoted text. */
export function renderTemplate(template: string, object: unknown): string {
  return renderTokens(tokensOf(template), object)
}

const TOKEN = /\{((?:[^{}"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*)\}|([^{]+)/gy

/** Braces' insides start with a NUL, so that they cannot be mistaken for text. */
function tokensOf(template: string): string[] {
  const tokens = [...template.matchAll(TOKEN)].map(([, action, text]) =>
    action === undefined ? text! : `\0${action.trim()}`,
  )
  if (tokens.join('').replaceAll('\0', '').length === 0 && template !== '' && !template.startsWith('{'))
    throw new JsonPathError('unclosed action')
  return tokens
}

function renderTokens(tokens: readonly string[], object: unknown): string {
  let result = ''
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (!token.startsWith('\0')) result += token
    else if (token.startsWith('\0range ')) {
      const end = endOfRange(tokens, index)
      const body = tokens.slice(index + 1, end)
      result += findAll(object, token.slice(7).trim())
        .map((item) => renderTokens(body, item))
        .join('')
      index = end
    } else result += renderAction(token.slice(1), object)
  }
  return result
}

function endOfRange(tokens: readonly string[], start: number): number {
  for (let index = start + 1, depth = 1; index < tokens.length; index++) {
    if (tokens[index]!.startsWith('\0range ')) depth++
    else if (tokens[index] === '\0end' && --depth === 0) return index
  }
  throw new JsonPathError('not in range, nothing to end')
}

function renderAction(action: string, object: unknown): string {
  const quoted = /^(["'])(.*)\1$/s.exec(action)
  if (quoted) return quoted[2]!.replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\(.)/g, '$1')
  return findAll(object, action).map(valueText).join(' ')
}

export function valueText(value: unknown): string {
  return typeof value === 'object' && value !== null ? compactJson(value) : String(value)
}
