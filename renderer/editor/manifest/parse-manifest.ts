/** A manifest as trees with places: read as kubectl reads it (YAML 1.1, dates stay text), mistakes and all. */
import {
  isAlias, isMap, isScalar, isSeq, parseAllDocuments, visit,
  type CollectionTag, type Document, type Node, type Pair, type ScalarTag, type Tags, type YAMLError, type YAMLMap,
} from 'yaml' // prettier-ignore
import { isListKind } from './schema'

export interface ManifestObject {
  readonly map: YAMLMap
  readonly apiVersion: string | null
  readonly kind: string | null
  readonly name: string | null
}

export interface Manifest {
  readonly errors: readonly YAMLError[]
  /** What stands where an object should and is none. */
  readonly strays: readonly Node[]
  readonly objects: readonly ManifestObject[]
  /** What an alias stands for; undefined when it stands for nothing. */
  readonly resolve: (node: unknown) => unknown
  readonly aliases: readonly Node[]
  /** Where the quoted text that reaches up to here begins. */
  readonly quoteBefore: (offset: number) => number | undefined
}

const LEFT_AS_TEXT = ['timestamp', 'binary', 'omap', 'pairs', 'set'].map((name) => `tag:yaml.org,2002:${name}`)

function kubernetesTags(tags: Tags): Tags {
  return tags.filter((tag) => {
    const { tag: name, format } = tag as CollectionTag & ScalarTag
    return format !== 'TIME' && !LEFT_AS_TEXT.includes(name)
  })
}

export function parseManifest(text: string): Manifest {
  const parsed = parseAllDocuments(text, {
    version: '1.1', merge: true, customTags: kubernetesTags,
    uniqueKeys: false, prettyErrors: false, logLevel: 'silent',
  }) // prettier-ignore
  const documents = Array.isArray(parsed) ? (parsed as readonly Document.Parsed[]) : []
  const strays: Node[] = []
  const objects = documents.flatMap(({ contents }) => objectsIn(contents, strays))
  const anchored = new Map<unknown, unknown>()
  const quotes: Node[] = []
  for (const document of documents) {
    visit(document, {
      Alias(_key, node) {
        anchored.set(node, node.resolve(document))
      },
      Scalar(_key, node) {
        if (node.type?.startsWith('QUOTE')) quotes.push(node as Node)
      },
    })
  }
  return {
    errors: documents.flatMap(({ errors }) => errors),
    strays,
    objects,
    resolve: (node) => (isAlias(node) ? anchored.get(node) : node),
    aliases: [...anchored.keys()] as Node[],
    quoteBefore: (offset) => quotes.findLast(({ range }) => range![0] < offset && range![1] >= offset)?.range?.[0],
  }
}

/** A List stands for its items, and is an object itself. */
function objectsIn(node: Node | null, strays: Node[]): readonly ManifestObject[] {
  if (!node || (isScalar(node) && node.value === null)) return []
  if (!isMap(node)) {
    strays.push(node)
    return []
  }
  const object = objectOf(node)
  const items = valueOf(node, 'items')
  const isList = object.kind !== null && isListKind(object.kind) && isSeq(items)
  return [object, ...(isList ? items.items.flatMap((item) => objectsIn(item as Node, strays)) : [])]
}

function objectOf(map: YAMLMap): ManifestObject {
  const metadata = valueOf(map, 'metadata')
  return {
    map,
    apiVersion: textOf(valueOf(map, 'apiVersion')),
    kind: textOf(valueOf(map, 'kind')),
    name: isMap(metadata) ? textOf(valueOf(metadata, 'name')) : null,
  }
}

export function pairOf(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  return (map.items as Pair<Node, Node | null>[]).find((pair) => keyText(pair.key) === key)
}

function valueOf(map: YAMLMap, key: string): unknown {
  return pairOf(map, key)?.value
}

export function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : ''
}

function textOf(node: unknown): string | null {
  return isScalar(node) && typeof node.value === 'string' ? node.value : null
}
