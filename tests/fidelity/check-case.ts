import { type Adapter, UnknownFunction, type VectorCase } from './case'
import { difference } from './compare'

/** What is wrong with one case; undefined when it passes. */
export function failureOf(adapter: Adapter, { given, expect }: VectorCase): string | undefined {
  const wantsRefusal = expect === 'error' || expect === 'refused'
  let actual: unknown
  try {
    actual = adapter.run(given)
  } catch (error) {
    if (wantsRefusal && !(error instanceof UnknownFunction)) return undefined
    return error instanceof Error ? error.message : String(error)
  }
  if (wantsRefusal) return `expected a refusal, got ${JSON.stringify(actual)}`
  return adapter.compare ? adapter.compare(actual, expect, given) : difference(actual, expect)
}
