/** The rules in CEL that a schema carries beside its types. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go
import { CelError } from '../../cel/cel-error'
import { compile, type Program } from '../../cel/compile'
import type { CelValue } from '../../cel/values'
import { invalidValue, type FieldError } from '../validation/field-error'
import { celValue } from './cel-values'
import { isFields, schemaOfItems, type Schema } from './schema'

export interface Rules {
  readonly isEmpty: boolean
  check(object: unknown, old: unknown): FieldError[]
}

const known = new WeakMap<Schema, Rules>()

export function rulesOf(schema: Schema): Rules {
  let rules = known.get(schema)
  if (!rules) {
    const isEmpty = !hasRules(schema)
    rules = { isEmpty, check: (object, old) => (isEmpty ? [] : checked(object, old ?? undefined, schema, '')) }
    known.set(schema, rules)
  }
  return rules
}

function hasRules(schema: Schema): boolean {
  const { properties = {}, additionalProperties } = schema
  const items = schemaOfItems(schema)
  return (
    (schema['x-kubernetes-validations']?.length ?? 0) > 0 ||
    Object.values(properties).some(hasRules) ||
    (items !== undefined && hasRules(items)) ||
    (typeof additionalProperties === 'object' && hasRules(additionalProperties))
  )
}

function checked(self: unknown, oldSelf: unknown, schema: Schema, path: string): FieldError[] {
  if (self === undefined || self === null) return []
  const own = (schema['x-kubernetes-validations'] ?? []).flatMap((rule) => broken(rule, schema, self, oldSelf, path))
  return [...own, ...checkedBelow(self, oldSelf, schema, path)]
}

type Rule = NonNullable<Schema['x-kubernetes-validations']>[number]

/** A rule that compares with the old value is not asked when there is none. */
function broken(rule: Rule, schema: Schema, self: unknown, oldSelf: unknown, path: string): FieldError[] {
  const comparesOld = /\boldSelf\b/.test(rule.rule)
  if (comparesOld && oldSelf === undefined && rule.optionalOldSelf !== true) return []
  const values = new Map([
    ['self', celValue(self, schema)],
    ...(comparesOld ? [['oldSelf', celValue(oldSelf, schema)] as const] : []),
  ])
  const outcome = evaluate(rule.rule, 'bool', values)
  if (outcome === true) return []
  const at = `${path}${rule.fieldPath ?? ''}`.replace(/^\./, '')
  const detail = typeof outcome === 'string' ? outcome : messageOf(rule, values)
  return [{ ...invalidValue(at === '' ? '<nil>' : at, undefined, detail), hidesValue: true }]
}

type Values = ReadonlyMap<string, CelValue>

function messageOf({ rule, message, messageExpression }: Rule, values: Values): string {
  const made = messageExpression === undefined ? undefined : evaluate(messageExpression, 'string', values)
  return typeof made === 'string' && made !== '' ? made : (message ?? `failed rule: ${rule}`)
}

const programs = new Map<string, Program | string>()
const MOST_KEPT = 512

/** The value, or the text of what went wrong. */
function evaluate(source: string, wanted: 'bool' | 'string', values: Values): CelValue {
  const key = `${wanted} ${source}`
  let program = programs.get(key)
  if (program === undefined) {
    if (programs.size >= MOST_KEPT) programs.clear()
    programs.set(key, (program = compile(source, { variables: ['self', 'oldSelf'], wanted })))
  }
  if (typeof program === 'string') return `rule compile error: ${program}`
  try {
    return program.run({ valueOf: (name) => values.get(name) })
  } catch (error) {
    if (error instanceof CelError) return `rule evaluation error: ${error.message}`
    throw error
  }
}

function checkedBelow(self: unknown, oldSelf: unknown, schema: Schema, path: string): FieldError[] {
  const { properties = {}, additionalProperties } = schema
  const items = schemaOfItems(schema)
  if (Array.isArray(self))
    return items ? self.flatMap((item, index) => checked(item, undefined, items, `${path}[${index}]`)) : []
  if (!isFields(self)) return []
  return Object.entries(self).flatMap(([name, value]) => {
    const of = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
    if (typeof of !== 'object') return []
    const old = isFields(oldSelf) ? oldSelf[name] : undefined
    return checked(value, old, of, path === '' ? name : `${path}.${name}`)
  })
}
