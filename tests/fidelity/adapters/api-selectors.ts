import {
  type LabelSelector,
  type Labels,
  parseFieldSelector,
  parseLabelSelector,
  requirementErrors,
  selectorOf,
} from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'

interface SelectorGiven extends Given {
  readonly text: string
  readonly selector: string
  readonly labels: Labels
  readonly fields: Labels
  readonly key: string
  readonly operator: string
  readonly values: readonly string[]
  readonly labelSelector: LabelSelector | null
}

export const adapter: Adapter = {
  run(given) {
    const { fn, text, selector, labels, fields, key, operator, values, labelSelector } = given as SelectorGiven
    switch (fn) {
      case 'parseLabelSelector':
        return parsed(() => parseLabelSelector(text).toString())
      case 'parseFieldSelector':
        return parsed(() => parseFieldSelector(text).toString())
      case 'matchLabelSelector':
        return parseLabelSelector(selector).matches(labels)
      case 'matchFieldSelector':
        return parseFieldSelector(selector).matches(fields)
      case 'matchStructured':
        return selectorOf(labelSelector).matches(labels)
      case 'requirement': {
        const errors = requirementErrors(key, operator, values).map(({ type, field }) => ({ type, field }))
        return { ok: errors.length === 0, errors }
      }
      default:
        throw new UnknownFunction(fn)
    }
  },
}

function parsed(parse: () => string): unknown {
  try {
    return { ok: true, string: parse() }
  } catch {
    return { ok: false }
  }
}
