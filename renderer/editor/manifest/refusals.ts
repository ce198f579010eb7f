/** What the API server said no to, as kubectl printed it, and the row of the manifest of which it speaks. */
import { isMap, isSeq, type Node } from 'yaml'
import { keyText, parseManifest, type ManifestObject } from './parse-manifest'
import type { Step } from './schema'

export interface Refusal {
  readonly kind: string | null
  readonly name: string | null
  /** `spec.template.spec.containers[0].image`; '' when it speaks of the object as a whole. */
  readonly field: string
  /** In the server's own words. */
  readonly message: string
}

const INVALID = /^The (\S+) "([^"]*)" is invalid: ?(.*)$/
const CAUSE = /^(?:\* )?([A-Za-z][\w./[\]-]*(?:\[[^\]]*\][\w.]*)*): (.+)$/
const FROM_SERVER = /^Error from server(?: \(\w+\))?: (.+)$/
const STRICT = /(?:unknown|duplicate) field "([^"]+)"/g
const GO_FIELD = /Go struct field \w+\.([\w.]+) of type/
const CANNOT_BE = /: (\w+) in version "[^"]*" cannot be handled as a/
const NAMED = /"([^"]+)" (?:is (?:forbidden|invalid)|already exists|not found)/

export function refusalsIn(stderr: string): readonly Refusal[] {
  const found: Refusal[] = []
  let about: Pick<Refusal, 'kind' | 'name'> | null = null
  for (const line of stderr.split('\n')) {
    const [, kind, name, first] = INVALID.exec(line) ?? []
    if (kind !== undefined && name !== undefined) about = { kind: withoutGroup(kind), name }
    const [, field, message] = CAUSE.exec(first ?? line) ?? []
    if (about && field !== undefined && message !== undefined) found.push({ ...about, field, message })
    if (kind !== undefined || line.startsWith('* ')) continue
    about = null
    const [, said] = FROM_SERVER.exec(line) ?? []
    if (said !== undefined) found.push(...fromServer(said))
  }
  return found
}

function fromServer(said: string): readonly Refusal[] {
  const kind = CANNOT_BE.exec(said)?.[1] ?? null
  const fields = [...said.matchAll(STRICT)]
  if (fields.length > 0) return fields.map(([message, field = '']) => ({ kind, name: null, field, message }))
  const goField = GO_FIELD.exec(said)?.[1]
  const message = said.replace(/^error when \w+ "[^"]*": /, '')
  return [{ kind, name: NAMED.exec(said)?.[1] ?? null, field: goField ?? '', message }]
}

function withoutGroup(kind: string): string {
  return kind.replace(/\..*$/, '')
}

/** Where a refusal belongs: the field that it names, or the nearest that the file has. */
export function placeOf(refusal: Refusal, text: string): { readonly from: number; readonly to: number } | null {
  const { objects } = parseManifest(text)
  const candidates = objects.filter(
    ({ kind, name }) =>
      (refusal.kind === null || kind === refusal.kind) && (refusal.name === null || name === refusal.name),
  )
  const steps = stepsOf(refusal.field)
  const places = candidates.map((object) => nearest(object, steps))
  const best = places.reduce((a, b) => (b.depth > a.depth ? b : a), places[0] ?? { depth: -1, node: null })
  const [from, to] = best.node?.range ?? []
  return from === undefined || to === undefined ? null : { from, to }
}

/** `spec.ports[0].name` and `metadata.annotations[a.b/c]`, taken apart. */
export function stepsOf(field: string): readonly Step[] {
  return [...field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, bracketed, name]) => {
    if (name !== undefined) return name
    return /^\d+$/.test(bracketed!) ? Number(bracketed) : bracketed!
  })
}

interface Found {
  readonly depth: number
  readonly node: Node | null
}

/** The key of the last step that is there: what is missing is missing below it. */
function nearest({ map }: ManifestObject, steps: readonly Step[]): Found {
  return descend(map, steps, { depth: 0, node: beginning(map) })
}

function beginning(node: unknown): Node {
  return ((isMap(node) ? node.items[0]?.key : undefined) ?? node) as Node
}

function descend(node: unknown, [step, ...rest]: readonly Step[], found: Found): Found {
  if (step === undefined) return found
  if (isSeq(node)) {
    // Go's decoder leaves indexes out: then the item that leads furthest is meant.
    const items = typeof step === 'number' ? node.items.slice(step, step + 1) : node.items
    const onward = typeof step === 'number' ? rest : [step, ...rest]
    const ends = items.map((item) => descend(item, onward, { depth: found.depth + 0.5, node: beginning(item) }))
    return ends.reduce((a, b) => (b.depth > a.depth ? b : a), found)
  }
  if (!isMap(node)) return found
  const pair = node.items.find(({ key }) => keyText(key) === String(step))
  return pair ? descend(pair.value, rest, { depth: found.depth + 1, node: pair.key as Node }) : found
}
