/** The name of a Pod template: the same template has the same hash, whichever Deployment state it comes from. */
// Models: pkg/controller/controller_utils.go: ComputeHash; apimachinery/pkg/util/rand: SafeEncodeString
// Simplified: FNV-1a over canonical JSON of the template, not over Go's dump of it: hashes look real but differ from a real cluster's.
import type { PodTemplateSpec } from '../../../contract/api'
import { hashText } from '../../kernel/random'

export const POD_TEMPLATE_HASH = 'pod-template-hash'

/** No vowels, so that no word comes out by accident. */
const SAFE_CHARACTERS = 'bcdfghjklmnpqrstvwxz2456789'

const canonical = new WeakMap<PodTemplateSpec, string>()

export function safeEncode(text: string): string {
  return text.replace(/./g, (character) => SAFE_CHARACTERS[character.charCodeAt(0) % SAFE_CHARACTERS.length]!)
}

/** `collisionCount` makes another name where two templates would share one. */
export function templateHash(template: PodTemplateSpec, collisionCount = 0): string {
  return safeEncode(String(hashText(canonicalTemplate(template) + (collisionCount > 0 ? String(collisionCount) : ''))))
}

/** Equal but for the hash label, which a ReplicaSet's template has and a Deployment's has not. */
export function isSameTemplate(a: PodTemplateSpec | undefined, b: PodTemplateSpec | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalTemplate(a) === canonicalTemplate(b))
}

function canonicalTemplate(template: PodTemplateSpec): string {
  let text = canonical.get(template)
  if (text === undefined) canonical.set(template, (text = canonicalJson(withoutHash(template))))
  return text
}

function withoutHash({ metadata, spec }: PodTemplateSpec): PodTemplateSpec {
  const labels = Object.entries(metadata?.labels ?? {}).filter(([key]) => key !== POD_TEMPLATE_HASH)
  return { metadata: { ...metadata, labels: Object.fromEntries(labels) }, ...(spec && { spec }) }
}

/** JSON with sorted keys; what is absent, null or empty says the same. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, field]) => !isEmpty(field))
  const fields = entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`)
  return `{${fields.join(',')}}`
}

function isEmpty(field: unknown): boolean {
  if (field === undefined || field === null || field === '') return true
  return typeof field === 'object' && Object.keys(field).length === 0
}
