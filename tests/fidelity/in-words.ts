/** Rules whose result is told in words: each is told again by a test of the project, or left out with a reason. */
import type { CaseResult } from './run-vectors'

export interface WordsFile {
  readonly rules: readonly { readonly name: string; readonly given: { readonly fn: string } }[]
}

/** Where a rule is told. */
interface Told {
  /** A test, from the project's root. */
  readonly test: string
}

interface LeftOut {
  readonly reason: string
}

const CONTROLLERS = 'tests/unit/cluster/controllers'
const LATER: LeftOut = { reason: 'StatefulSets have no controller yet' }

/** By the function that a rule speaks of. */
export const RULES: Readonly<Partial<Record<string, Told | LeftOut>>> = {
  resourceVersionSemantics: { test: 'tests/unit/cluster/apiserver/versions-in-words.test.ts' },
  dependentDecision: { test: `${CONTROLLERS}/garbage-collector.test.ts` },
  deleteOwner: { test: `${CONTROLLERS}/garbage-collector.test.ts` },
  foregroundBlocking: { test: `${CONTROLLERS}/garbage-collector.test.ts` },
  namespaceFinalStep: { test: `${CONTROLLERS}/namespaces-and-nodes.test.ts` },
  dnsLookup: { reason: 'no DNS server runs yet' },
  scaleDownBlocked: LATER,
  failedPodRecreated: LATER,
  pvcRetention: LATER,
}

export function isWordsFile(content: object): content is WordsFile {
  return 'rules' in content
}

/** A rule that nobody tells, and nobody leaves out, fails. */
export function rulesInWords(file: string, { rules }: WordsFile): CaseResult[] {
  return rules.map(({ name, given: { fn } }) => {
    const place = RULES[fn]
    const how = place === undefined ? '' : 'test' in place ? ` (told by ${place.test})` : ` (left out: ${place.reason})`
    return { file, name: `${name}${how}`, failure: place ? undefined : `no test tells the rules of ${fn}` }
  })
}
