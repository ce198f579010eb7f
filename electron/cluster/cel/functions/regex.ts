/** Patterns, searched for in time that grows with the text alone, whatever the pattern. */
// Models: k8s.io/apiserver/pkg/cel/library/regex.go; RE2 syntax
import { RE2JS } from 're2js'
import { CelError } from '../cel-error'
import { library } from '../function'

/** Patterns come from policies, which stay: each is compiled once. */
const compiled = new Map<string, RE2JS>()
const MOST_KEPT = 1000

export const REGEX = library({
  'string.matches(string): bool': matches,
  'matches(string, string): bool': matches,
  'string.find(string): string': (text: string, pattern: string) => findAll(text, pattern, 1)[0] ?? '',
  'string.findAll(string): list<string>': (text: string, pattern: string) => findAll(text, pattern, Infinity),
  'string.findAll(string, int): list<string>': (text: string, pattern: string, most: bigint) =>
    findAll(text, pattern, most < 0n ? Infinity : Number(most)),
})

function matches(text: string, pattern: string): boolean {
  return regex(pattern).matcher(text).find()
}

function findAll(text: string, pattern: string, most: number): string[] {
  const matcher = regex(pattern).matcher(text)
  const found: string[] = []
  while (found.length < most && matcher.find()) found.push(matcher.group() ?? '')
  return found
}

function regex(pattern: string): RE2JS {
  let known = compiled.get(pattern)
  if (!known) {
    known = parsed(pattern)
    if (compiled.size >= MOST_KEPT) compiled.clear()
    compiled.set(pattern, known)
  }
  return known
}

function parsed(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    throw new CelError(`Illegal regex: ${(error as Error).message}`)
  }
}
