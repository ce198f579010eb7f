/** Holds one directive against its rule. */
import type { Directives } from 'mdast-util-directive'
import { suggestion } from './closest-name'
import type { DirectiveRule, KnownDirective } from './directive-rules'
import { directiveRules, isKnownDirective, written, writtenDirectives } from './directive-rules'
import type { KnownNames } from './directive-rules'
import type { NoteErrors } from './note-error'
import { placeOf } from './note-error'

export interface CheckedDirective {
  readonly name: KnownDirective
  readonly attributes: Readonly<Record<string, string>>
}

/** The directive's name and attributes when it obeys its rule; otherwise `null`, and the slips are in `errors`. */
export function checkDirective(node: Directives, names: KnownNames, errors: NoteErrors): CheckedDirective | null {
  const given = written(node.name, node.type)
  if (!isKnownDirective(node.name)) {
    errors.add(placeOf(node), `unknown directive "${given}"`, suggestion(given, writtenDirectives()))
    return null
  }
  const rule: DirectiveRule = directiveRules[node.name]
  if (rule.form !== node.type) {
    errors.add(placeOf(node), `"${given}" has the wrong form`, `write "${written(node.name, rule.form)}"`)
    return null
  }
  const attributes = checkAttributes(node, rule, names, errors)
  return attributes && { name: node.name, attributes }
}

function checkAttributes(node: Directives, rule: DirectiveRule, names: KnownNames, errors: NoteErrors) {
  const before = errors.list.length
  const given = node.attributes ?? {}
  const checks = { ...rule.required, ...rule.optional }
  for (const key of Object.keys(rule.required)) {
    if (given[key] === undefined) errors.add(placeOf(node), `"${node.name}" needs "${key}"`, `write {${key}="…"}`)
  }
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(checks, key)) {
      const fix = Object.keys(checks).length === 0 ? 'it takes none' : suggestion(key, Object.keys(checks))
      errors.add(placeOf(node), `"${node.name}" has no attribute "${key}"`, fix)
      continue
    }
    const slip = checks[key]!(value ?? '', names)
    if (slip) errors.add(placeOf(node), slip.message, slip.fix)
  }
  return errors.list.length > before ? null : (given as Readonly<Record<string, string>>)
}
