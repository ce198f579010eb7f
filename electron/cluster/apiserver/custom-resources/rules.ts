/** The rules in CEL that a schema carries beside its types. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go
import { evaluateRule } from '../../cel/rules'
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
  const values = { self: celValue(self, schema), ...(comparesOld && { oldSelf: celValue(oldSelf, schema) }) }
  const outcome = evaluateRule(rule.rule, values)
  if (outcome === true) return []
  const at = `${path}${rule.fieldPath ?? ''}`.replace(/^\./, '')
  const detail = typeof outcome === 'string' ? outcome : messageOf(rule, values)
  return [{ ...invalidValue(at === '' ? '<nil>' : at, undefined, detail), hidesValue: true }]
}

function messageOf({ rule, message, messageExpression }: Rule, values: Readonly<Record<string, unknown>>): string {
  const made = messageExpression === undefined ? undefined : evaluateRule(messageExpression, values)
  return typeof made === 'string' && made !== '' ? made : (message ?? `failed rule: ${rule}`)
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
