/** A body that came over a wire as text: what it says, and which fields it says twice. */
// Models: k8s.io/apiserver/pkg/endpoints/handlers/negotiation, rest.go: limitedReadBody; sigs.k8s.io/json, sigs.k8s.io/yaml
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml'
import { badRequest, failure, requestEntityTooLarge } from '../../../contract/api'
import type { RawBody } from '../request'

/** Bytes that the server reads of a body. */
const MOST_BYTES = 3_145_728
const DEEPEST = 10_000
/** An alias may stand for a lot; a text that unfolds to more than this is an attack. */
const MOST_ALIASES = 100

const JSON_TYPES = [
  'application/json',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
]
const YAML_TYPES = ['application/yaml', 'application/apply-patch+yaml']

export interface ParsedBody {
  readonly value: unknown
  /** Paths, such as `spec.replicas`. */
  readonly duplicates: readonly string[]
}

/** Throws 400, 413 or 415 for what cannot be read. */
export function parseBody({ text, contentType }: RawBody): ParsedBody {
  const type = contentType.split(';')[0]!.trim().toLowerCase()
  if (!JSON_TYPES.includes(type) && !YAML_TYPES.includes(type)) throw unsupported()
  if (text.length > MOST_BYTES) throw requestEntityTooLarge(`limit is ${MOST_BYTES}`)
  if (text.trim() === '') return { value: null, duplicates: [] }
  if (depthOf(text) > DEEPEST) throw badRequest(`exceeded max depth of ${DEEPEST}`)
  return JSON_TYPES.includes(type) ? parseJson(text) : parseYaml(text)
}

function unsupported(): Error {
  const accepted = [...JSON_TYPES, ...YAML_TYPES].sort().join(', ')
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted}`
  return failure(415, 'UnsupportedMediaType', message)
}

function parseJson(text: string): ParsedBody {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw badRequest(
      `couldn't get version/kind; json parse error: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return { value, duplicates: duplicatesIn(parseDocument(text, { uniqueKeys: false, logLevel: 'silent' })) }
}

function parseYaml(text: string): ParsedBody {
  try {
    const document = parseDocument(text, { version: '1.1', merge: true, uniqueKeys: false, logLevel: 'silent' })
    const [problem] = document.errors
    if (problem) throw badRequest(`error converting YAML to JSON: yaml: ${problem.message.split('\n')[0]!}`)
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }), duplicates: duplicatesIn(document) }
  } catch (error) {
    if (error instanceof ReferenceError)
      throw badRequest('error converting YAML to JSON: yaml: document contains excessive aliasing')
    if (error instanceof RangeError)
      throw badRequest(`error converting YAML to JSON: yaml: exceeded max depth of ${DEEPEST}`)
    throw error
  }
}

/** Brackets that are open at once; text in quotes does not count. */
function depthOf(text: string): number {
  let [depth, deepest, isQuoted] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (isQuoted) {
      if (letter === '\\') at++
      else if (letter === '"') isQuoted = false
    } else if (letter === '"') isQuoted = true
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, ++depth)
    else if (letter === '}' || letter === ']') depth--
  }
  return deepest
}

function duplicatesIn(document: Document): readonly string[] {
  const found: string[] = []
  visit(document.contents, '', found)
  return found
}

function visit(node: Node | null, path: string, found: string[]): void {
  if (isAlias(node)) return
  if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item as Node, `${path}[${index}]`, found)
  if (!isMap(node)) return
  const seen = new Set<string>()
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : String(key)
    const at = path === '' ? name : `${path}.${name}`
    if (seen.has(name)) found.push(at)
    seen.add(name)
    visit(value as Node | null, at, found)
  }
}
