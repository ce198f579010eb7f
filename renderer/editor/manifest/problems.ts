/** Everything that is wrong in a manifest, from its YAML to the words of its choices, each with its place. */
import { isScalar, type Node } from 'yaml'
import { apiVersionOf } from '../../../electron/contract/api'
import { closestName } from '../../notes/parse/closest-name'
import { FieldCheck } from './field-check'
import { pairOf, parseManifest, type ManifestObject } from './parse-manifest'
import type { Problem, ProblemKey } from './problem'
import { isListKind, objectSlot, WRITABLE } from './schema'
import { syntaxProblem } from './syntax-problem'

/** More than this helps nobody. */
const MOST = 200

export function problemsOf(text: string): readonly Problem[] {
  const manifest = parseManifest(text)
  const found = manifest.errors.map((error) => syntaxProblem(error, text, manifest.quoteBefore))
  for (const node of manifest.aliases) if (!manifest.resolve(node)) found.push(at(node, 'syntaxAlias'))
  for (const node of manifest.strays) found.push(at(node, 'notAnObject'))
  for (const object of manifest.objects) {
    found.push(...identityProblems(object))
    const check = new FieldCheck(manifest.resolve)
    check.object(object)
    found.push(...check.found)
  }
  return found.toSorted((a, b) => a.from - b.from).slice(0, MOST)
}

/** Whether an object says what it is, and whether there is such a thing. */
function identityProblems({ map, apiVersion, kind, name }: ManifestObject): readonly Problem[] {
  const found: Problem[] = []
  const first = map.items[0]?.key ?? map
  if (apiVersion === null && !pairOf(map, 'apiVersion')) found.push(at(first as Node, 'noApiVersion'))
  if (kind === null && !pairOf(map, 'kind')) found.push(at(first as Node, 'noKind'))
  if (kind !== null && apiVersion !== null) found.push(...typeProblems(map, kind, apiVersion))
  if (kind !== null && !isListKind(kind) && name === null && !isGenerated(map))
    found.push(at((pairOf(map, 'metadata')?.key ?? first) as Node, 'noName'))
  return found
}

function typeProblems(map: ManifestObject['map'], kind: string, apiVersion: string): readonly Problem[] {
  if (objectSlot({ kind, apiVersion })) return []
  const [kindNode, versionNode] = [pairOf(map, 'kind')?.value, pairOf(map, 'apiVersion')?.value]
  const sameKind = WRITABLE.filter((info) => info.kind === kind)
  if (sameKind.length > 0 && versionNode) {
    const right = sameKind.map(apiVersionOf).join(', ')
    return isForeign(apiVersion) ? [] : [at(versionNode, 'wrongVersion', { kind, apiVersion, right })]
  }
  if (!kindNode || isForeign(apiVersion)) return []
  const meant = closestName(kind, WRITABLE.map((info) => info.kind)) // prettier-ignore
  return [at(kindNode, meant ? 'unknownKindMeant' : 'unknownKind', { kind, apiVersion, meant: meant ?? '' })]
}

const GROUPS = new Set(WRITABLE.map(({ group }) => group))

/** A group that Kubernetes does not have built in: a kind of somebody's own may live there. */
function isForeign(apiVersion: string): boolean {
  const [group = ''] = apiVersion.split('/')
  return apiVersion.includes('/') && group.includes('.') && !GROUPS.has(group) && !group.endsWith('.k8s.io')
}

function isGenerated(map: ManifestObject['map']): boolean {
  const metadata = pairOf(map, 'metadata')?.value
  if (!metadata || !('items' in metadata)) return false
  const generated = pairOf(metadata as ManifestObject['map'], 'generateName')?.value
  return isScalar(generated) || pairOf(metadata as ManifestObject['map'], 'name') !== undefined
}

function at(node: Node, key: ProblemKey, values: Problem['values'] = {}): Problem {
  const [from, to] = node.range ?? [0, 0]
  return { from, to, severity: 'error', key, values }
}
