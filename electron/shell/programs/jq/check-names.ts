/** All names that a filter uses are known before it runs. */
import { keyOf } from './call'
import type { Scope } from './evaluate'
import { JqSyntaxError } from './lexer'
import { NATIVES } from './natives'
import { prelude } from './prelude'
import type { Node, Pattern } from './tree'

export function checkNames(node: Node, scope: Scope): void {
  checkNode(node, new Set(scope.variables.keys()), new Set())
}

function checkNode(node: Node, variables: ReadonlySet<string>, functions: ReadonlySet<string>): void {
  if (node.type === 'call') {
    const key = keyOf(node.name, node.args.length)
    if (!functions.has(key) && !NATIVES.has(key) && !prelude().has(key)) throw new JqSyntaxError(`${key} is not defined`) // prettier-ignore
  }
  if (node.type === 'variable' && node.name !== 'ENV' && !variables.has(node.name)) throw new JqSyntaxError(`$${node.name} is not defined`) // prettier-ignore
  if (node.type === 'define') {
    const { name, parameters, body } = node.definition
    const known = new Set([...functions, keyOf(name, parameters.length)])
    const inner = new Set([...known, ...parameters.map((parameter) => keyOf(parameter.replace(/^\$/, ''), 0))])
    checkNode(body, new Set([...variables, ...parameters.filter((each) => each.startsWith('$')).map((each) => each.slice(1))]), inner) // prettier-ignore
    checkNode(node.body, variables, known)
    return
  }
  const bound = 'pattern' in node ? new Set([...variables, ...namesOf(node.pattern)]) : variables
  for (const child of childrenOf(node)) checkNode(child, bound, functions)
}

function namesOf(pattern: Pattern): readonly string[] {
  if (pattern.type === 'variable') return [pattern.name]
  if (pattern.type === 'array') return pattern.items.flatMap(namesOf)
  return pattern.members.flatMap(({ variable: name, pattern: inner }) => [...(name === null ? [] : [name]), ...(inner ? namesOf(inner) : [])]) // prettier-ignore
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((part: unknown) => (Array.isArray(part) ? part : [part]).flatMap(nodesIn))
}

function nodesIn(part: unknown): readonly Node[] {
  if (typeof part !== 'object' || part === null || part instanceof Map) return []
  if ('type' in part) return [part as Node]
  return 'key' in part && 'value' in part ? [part.key as Node, part.value as Node] : []
}
