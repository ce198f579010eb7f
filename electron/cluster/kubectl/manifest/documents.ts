/** A manifest file as its objects: documents parted by `---`, YAML 1.1 or JSON, Lists unfolded. */
// Models: k8s.io/apimachinery/pkg/util/yaml/decoder.go: YAMLOrJSONDecoder; sigs.k8s.io/yaml: YAMLToJSON
import { parseDocument, type CollectionTag, type ScalarTag, type Tags } from 'yaml'
import { KubectlError } from '../failure'
import { isRecord, type PlainRecord } from '../../text/record'
import { yamlErrorText } from './yaml-error'

/** Objects up to the first mistake, and the mistake: what stands before it is still applied. */
export interface Documents {
  readonly objects: readonly PlainRecord[]
  readonly error: KubectlError | null
}

const CONVERTING = 'error converting YAML to JSON'

/** An alias may stand for a lot; a text that unfolds to more than this is an attack. */
const MOST_ALIASES = 100

const LEFT_AS_TEXT = new Set([
  'tag:yaml.org,2002:timestamp',
  'tag:yaml.org,2002:binary',
  'tag:yaml.org,2002:omap',
  'tag:yaml.org,2002:pairs',
  'tag:yaml.org,2002:set',
])

export function parseDocuments(text: string, source: string): Documents {
  const objects: PlainRecord[] = []
  for (const part of splitDocuments(text)) {
    try {
      const value = part.trimStart().startsWith('{') ? parseJson(part) : parseYaml(part)
      if (value === null || value === undefined) continue
      objects.push(...unfold(value, source))
    } catch (error) {
      if (error instanceof KubectlError) return { objects, error: labelled(error, source) }
      throw error
    }
  }
  return { objects, error: null }
}

function labelled(error: KubectlError, source: string): KubectlError {
  return new KubectlError(`error parsing ${source}: ${error.message}`)
}

function splitDocuments(text: string): string[] {
  return text.replaceAll('\r\n', '\n').split(/^---(?:[ \t].*)?(?:\n|$)/m)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return parseYaml(text)
  }
}

function parseYaml(text: string): unknown {
  try {
    const document = parseDocument(text, {
      version: '1.1',
      merge: true,
      customTags: kubernetesTags,
      logLevel: 'silent',
    })
    if (document.errors.length > 0) throw new KubectlError(`${CONVERTING}: ${yamlErrorText(document.errors, text)}`)
    return withTextKeys(document.toJS({ maxAliasCount: MOST_ALIASES }))
  } catch (problem) {
    if (problem instanceof ReferenceError)
      throw new KubectlError(`${CONVERTING}: yaml: ${aliasProblem(problem.message)}`)
    // Nested so deeply that the parser ran out of stack: a text made to do harm.
    if (problem instanceof RangeError) throw new KubectlError(`${CONVERTING}: yaml: exceeded max depth of 10000`)
    throw problem
  }
}

function aliasProblem(message: string): string {
  const unknown = /anchor.*: (\S+)/.exec(message)
  return unknown && !message.includes('Excessive')
    ? `unknown anchor '${unknown[1]!}' referenced`
    : 'document contains excessive aliasing'
}

/** Dates stay text and `1:30` is no number: go-yaml sees them so. */
function kubernetesTags(tags: Tags): Tags {
  return tags.filter((tag) => {
    const { tag: name, format } = tag as CollectionTag & ScalarTag
    return format !== 'TIME' && !LEFT_AS_TEXT.has(name)
  })
}

/** JSON has only text for keys. */
function withTextKeys(value: unknown): unknown {
  if (value instanceof Map)
    return Object.fromEntries(
      [...(value as Map<unknown, unknown>)].map(([key, each]) => [String(key), withTextKeys(each)]),
    )
  if (Array.isArray(value)) return value.map(withTextKeys)
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTextKeys(each)]))
  return typeof value === 'bigint' ? Number(value) : value
}

function unfold(value: unknown, source: string): readonly PlainRecord[] {
  if (!isRecord(value))
    throw new KubectlError(
      `${CONVERTING}: json: cannot unmarshal ${nameOfType(value)} into Go value of type map[string]interface {}`,
    )
  if (typeof value['kind'] !== 'string' || !value['kind'].endsWith('List') || !Array.isArray(value['items']))
    return [value]
  return (value['items'] as readonly unknown[]).flatMap((item) => unfold(item, source))
}

function nameOfType(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value
}
