/** Holds an object against the field table: names, types, choices, and what has to be there. */
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { closestName } from '../../notes/parse/closest-name'
import { keyText, type ManifestObject } from './parse-manifest'
import type { Problem, ProblemKey } from './problem'
import { foundText, judge } from './scalar-fits'
import { fieldsOf, into, isObject, objectSlot, typeText, wordsOf, type Slot } from './schema'

/** A text that unfolds to more than this, by aliases, is no manifest. */
const MOST_VALUES = 50_000
const DEEPEST = 100

export class FieldCheck {
  readonly found: Problem[] = []
  private visited = 0

  constructor(private readonly resolve: (node: unknown) => unknown) {}

  object({ map, apiVersion, kind }: ManifestObject): void {
    const slot = objectSlot({ apiVersion: apiVersion ?? '', kind: kind ?? '' })
    if (slot) this.struct(map, slot, 0)
    else this.duplicates(map)
  }

  private value(node: unknown, slot: Slot, label: string, depth: number): void {
    const value = this.resolve(node)
    const isNothing = !value || (isScalar(value) && value.value === null)
    if (isNothing || depth > DEEPEST || ++this.visited > MOST_VALUES) return
    if (isObject(slot)) return // Objects of a List are looked at by themselves.
    const place = node as Node
    if (slot.wrapper === 'list') {
      if (isSeq(value))
        value.items.forEach((item) => { this.value(item, into(slot, 0)!, label, depth + 1) }) // prettier-ignore
      else this.unfit(place, value, slot, label)
    } else if (slot.wrapper === 'map') {
      if (isMap(value)) this.mapping(value, into(slot, '')!, depth)
      else this.unfit(place, value, slot, label)
    } else if (fieldsOf(slot.type)) {
      if (isMap(value)) this.struct(value, slot, depth)
      else this.unfit(place, value, slot, label)
    } else this.scalar(place, value, slot, label)
  }

  private struct(map: YAMLMap, slot: Slot, depth: number): void {
    this.duplicates(map)
    const fields = fieldsOf(slot.type)!
    for (const { key, value } of pairsOf(map)) {
      const name = keyText(key)
      if (name === '<<') continue
      const inner = into(slot, name)
      if (inner) this.value(value, inner, name, depth + 1)
      else this.unknownField(key, name, slot.type, Object.keys(fields))
    }
    this.missing(map, slot)
  }

  private mapping(map: YAMLMap, slot: Slot, depth: number): void {
    this.duplicates(map)
    for (const { key, value } of pairsOf(map)) this.value(value, slot, keyText(key), depth + 1)
  }

  private unknownField(key: Node, field: string, owner: string, known: readonly string[]): void {
    const meant = closestName(field, known)
    this.report(key, meant ? 'unknownFieldMeant' : 'unknownField', { field, owner, meant: meant ?? '' })
  }

  private scalar(node: Node, value: unknown, slot: Slot, field: string): void {
    const isOpen = !KNOWN_SCALARS.has(slot.type)
    if (isOpen) return
    if (!isScalar(value)) {
      this.unfit(node, value, slot, field)
      return
    }
    const verdict = judge(slot.type, value.value)
    const written = String(value.source ?? value.value)
    if (verdict) {
      this.report(node, verdict, { field, wanted: typeText(slot), found: foundText(value.value), written })
      return
    }
    const words = slot.type === 'string' && slot.field !== 'kind' && slot.field !== 'apiVersion' ? wordsOf(slot) : []
    if (words.length === 0 || words.includes(String(value.value))) return
    const meant = closestName(String(value.value), words)
    const values = { field, written, words: words.join(', '), meant: meant ?? '' }
    this.report(node, meant ? 'notAWordMeant' : 'notAWord', values)
  }

  private unfit(node: Node, value: unknown, slot: Slot, field: string): void {
    const found = isMap(value) ? 'mapping' : isSeq(value) ? 'list' : isScalar(value) ? foundText(value.value) : ''
    const written = isScalar(value) ? String(value.source ?? value.value) : ''
    // A long mapping is marked where it begins: its first row says enough.
    const [from = 0] = node.range ?? []
    const to = isScalar(node) ? (node.range?.[1] ?? from) : from + 1
    this.found.push({
      from, to, severity: 'error', key: 'wrongType', values: { field, wanted: typeText(slot), found, written },
    }) // prettier-ignore
  }

  private missing(map: YAMLMap, { type, field }: Slot): void {
    const written = new Set(pairsOf(map).map(({ key }) => keyText(key)))
    if (written.has('<<') || field === 'status') return
    const wanted = Object.entries(fieldsOf(type) ?? {}).filter(([, entry]) => entry.required && !entry.wrapper)
    for (const [name, entry] of wanted) {
      if (written.has(name) || fieldsOf(entry.type) || name === 'status') continue
      const first = pairsOf(map)[0]?.key ?? map
      this.report(first, 'missingField', { field: name, owner: type }, 'warning')
    }
  }

  private duplicates(map: YAMLMap): void {
    const seen = new Set<string>()
    for (const { key } of pairsOf(map)) {
      const field = keyText(key)
      if (seen.has(field) && field !== '<<') this.report(key, 'duplicate', { field })
      seen.add(field)
    }
  }

  private report(
    node: Node,
    key: ProblemKey,
    values: Problem['values'],
    severity: Problem['severity'] = 'error',
  ): void {
    const [from, to] = node.range ?? [0, 0]
    this.found.push({ from, to, severity, key, values })
  }
}

/** Types of which a value can be wrong; JSON and the like take anything. */
const KNOWN_SCALARS = new Set([
  'string', 'bool', 'float64', 'int32', 'int64', 'intOrString', 'quantity', 'time', 'microTime', 'bytes',
]) // prettier-ignore

function pairsOf(map: YAMLMap): readonly Pair<Node, Node | null>[] {
  return (map.items as readonly Pair<Node | null, Node | null>[]).filter(
    // A key that is only begun (`? `) has no name yet.
    (pair): pair is Pair<Node, Node | null> => pair.key !== null && !(isScalar(pair.key) && pair.key.value === null),
  )
}
