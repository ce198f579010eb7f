/** Evaluates one expression in CEL over plain values. */
// Simplified: no cost budget beyond the limits of the parser; types are found out while evaluating.
import { parse } from '@marcbachmann/cel-js'

type Compiled = ReturnType<typeof parse>

const compiled = new Map<string, Compiled | string>()
const MOST_KEPT = 512

/** What the expression says: its value, or the text of the error that it ended with. */
export function evaluateRule(expression: string, values: Readonly<Record<string, unknown>>): unknown {
  const rule = compile(expression)
  if (typeof rule === 'string') return `rule compile error: ${rule}`
  try {
    return rule(values)
  } catch (error) {
    return `rule evaluation error: ${firstLine(error)}`
  }
}

/** Why an expression cannot be used; null when it can. */
export function ruleMistake(expression: string): string | null {
  const rule = compile(expression)
  return typeof rule === 'string' ? rule : null
}

function compile(expression: string): Compiled | string {
  let rule = compiled.get(expression)
  if (rule === undefined) {
    if (compiled.size >= MOST_KEPT) compiled.clear()
    try {
      rule = parse(expression)
    } catch (error) {
      rule = firstLine(error)
    }
    compiled.set(expression, rule)
  }
  return rule
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!
}
