/** Follows a path through an object: from each value to those that the next node finds in it. */
// Models: k8s.io/client-go/util/jsonpath/jsonpath.go
import { goText } from '../go-value'
import { isRecord } from '../record'
import { JsonPathError, type PathList, type PathNode } from './nodes'
import { slicedBy } from './slice'

export interface WalkOptions {
  /** Without this, a key that nothing has is a mistake. */
  readonly allowMissingKeys: boolean
}

export type Values = readonly unknown[]

export function walkList(values: Values, { nodes }: PathList, options: WalkOptions): Values {
  return nodes.reduce((found, node) => walk(found, node, options), values)
}

function walk(values: Values, node: PathNode, options: WalkOptions): Values {
  switch (node.type) {
    case 'text':
      return [node.text]
    case 'literal':
      return values.map(() => node.value)
    case 'list':
      return walkList(values, node, options)
    case 'field':
      return fields(values, node.name, options)
    case 'wildcard':
      return values.flatMap(children)
    case 'recursive':
      return descend(values)
    case 'array':
      return present(values).flatMap((value) => slicedBy(node.slice, listOf(value, 'is not array or slice')))
    case 'union':
      return node.members.flatMap((member) => walkList(values, member, options))
    case 'filter':
      return values.flatMap((value) => filtered(value, node, options))
    case 'identifier':
      if (node.name === 'range' || node.name === 'end') return values
      throw new JsonPathError(`unrecognized identifier ${node.name}`)
  }
}

function present(values: Values): Values {
  return values.filter((value) => value !== null && value !== undefined)
}

function fields(values: Values, name: string, { allowMissingKeys }: WalkOptions): Values {
  if (values.length === 0) return []
  const found = values.flatMap((value) =>
    isRecord(value) && Object.hasOwn(value, name) && value[name] !== undefined ? [value[name]] : [],
  )
  if (found.length === 0 && !allowMissingKeys) throw new JsonPathError(`${name} is not found`)
  return found
}

function children(value: unknown): Values {
  return Array.isArray(value) ? (value as Values) : isRecord(value) ? valuesOf(value) : []
}

/** In the order of their keys, so that an answer is the same each time. */
function valuesOf(record: Readonly<Record<string, unknown>>): Values {
  return Object.keys(record).sort().map((key) => record[key]) // prettier-ignore
}

/** Everything that has something inside it, the outer before the inner. */
function descend(values: Values): Values {
  return present(values).flatMap((value) => {
    if (typeof value === 'string') return value === '' ? [] : [value]
    const inside = children(value)
    return inside.length === 0 ? [] : [value, ...descend(inside)]
  })
}

function listOf(value: unknown, problem: string): Values {
  if (Array.isArray(value)) return value as Values
  throw new JsonPathError(`${goTypeOf(value)} ${problem}`)
}

export function goTypeOf(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}'
  if (isRecord(value)) return 'map[string]interface {}'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'boolean' ? 'bool' : 'string'
}

type Filter = Extract<PathNode, { readonly type: 'filter' }>

function filtered(value: unknown, filter: Filter, options: WalkOptions): Values {
  if (!Array.isArray(value)) throw new JsonPathError(`${goText(value)} is not array or slice and cannot be filtered`)
  return value.filter((item: unknown) => passes(item, filter, options))
}

function passes(item: unknown, { left, operator, right }: Filter, options: WalkOptions): boolean {
  const lefts = safely(() => walkList([item], left, options), operator === 'exists')
  if (operator === 'exists') return lefts.length > 0
  if (lefts.length === 0) return false
  const rights = walkList([item], right, options)
  if (rights.length === 0) return false
  if (lefts.length > 1 || rights.length > 1) throw new JsonPathError('can only compare one element at a time')
  return compare(lefts[0], operator, rights[0])
}

/** What is not there does not exist: that is an answer. */
function safely(find: () => Values, isQuestion: boolean): Values {
  try {
    return find()
  } catch (error) {
    if (isQuestion && error instanceof JsonPathError) return []
    throw error
  }
}

function compare(a: unknown, operator: string, b: unknown): boolean {
  if (!/^([<>]=?|[!=]=)$/.test(operator)) throw new JsonPathError(`unrecognized filter operator ${operator}`)
  if (typeof a !== typeof b) throw new JsonPathError('incompatible types for comparison')
  if (typeof a === 'object') throw new JsonPathError('invalid type for comparison')
  if (operator === '==') return a === b
  if (operator === '!=') return a !== b
  if (typeof a === 'boolean') throw new JsonPathError('invalid type for comparison')
  const [left, right] = [a as number, b as number]
  return operator === '<' ? left < right : operator === '>' ? left > right : operator === '<=' ? left <= right : left >= right // prettier-ignore
}
