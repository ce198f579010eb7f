// Writes the API types and field tables from the recorded OpenAPI field table, so that no field is typed by hand.
// Run with: node scripts/generate-api.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const discovery = `${root}tests/fidelity/data/golden/discovery/`
const readJson = (name) => JSON.parse(readFileSync(`${discovery}${name}.json`, 'utf8'))
const definitions = readJson('openapi-v2-definitions-trimmed')

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1.'
const CORE = 'io.k8s.api.core.v1.'
/** Kinds that travel through the API of this release. The first group is stored, the second only asked or answered. */
const STORED = [
  `${CORE}Namespace`,
  `${CORE}Node`,
  `${CORE}Pod`,
  'io.k8s.api.apps.v1.ReplicaSet',
  'io.k8s.api.apps.v1.Deployment',
  `${CORE}Service`,
  'io.k8s.api.discovery.v1.EndpointSlice',
  `${CORE}ConfigMap`,
  `${CORE}Secret`,
  `${CORE}ServiceAccount`,
  `${CORE}Event`,
  'io.k8s.api.coordination.v1.Lease',
]
const SPOKEN = [`${CORE}Binding`, 'io.k8s.api.autoscaling.v1.Scale', 'io.k8s.api.policy.v1.Eviction']
const OPTIONS = [`${META}Status`, `${META}DeleteOptions`]

/** Definitions without fields are scalars on the wire. */
const SCALARS = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'Quantity', code: 'quantity' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { type: 'Time', code: 'time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { type: 'MicroTime', code: 'microTime' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: 'IntOrString', code: 'intOrString' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': { type: 'FieldsV1', code: 'any' },
  string: { type: 'string', code: 'string' },
  'string:byte': { type: 'string', code: 'bytes' },
  boolean: { type: 'boolean', code: 'bool' },
  'integer:int32': { type: 'number', code: 'int32' },
  'integer:int64': { type: 'number', code: 'int64' },
  'number:double': { type: 'number', code: 'float64' },
}

const shortName = (name) => name.slice(name.lastIndexOf('.') + 1)

/** A field type of the table, taken apart: its wrapper (list, map or none) and the name of its innermost type. */
function parseType(text) {
  if (text.startsWith('[]')) return { wrapper: 'list', inner: text.slice(2) }
  if (text.startsWith('map[string]')) return { wrapper: 'map', inner: text.slice('map[string]'.length) }
  return { wrapper: 'none', inner: text }
}

function reach(names) {
  const seen = new Set()
  const queue = [...names]
  while (queue.length > 0) {
    const name = queue.pop()
    if (seen.has(name) || SCALARS[name]) continue
    if (!definitions[name]) throw new Error(`no definition of ${name}`)
    seen.add(name)
    for (const type of Object.values(definitions[name].fields)) queue.push(parseType(type).inner)
  }
  return [...seen].sort((a, b) => (shortName(a) < shortName(b) ? -1 : 1))
}

/** Metadata inside a template names no stored object, so nothing of it is required there. */
const isTemplateMetadata = (owner, field) => field === 'metadata' && owner.includes('Template')
const STORED_META = new Set(['name', 'uid', 'resourceVersion', 'creationTimestamp'])

function typeOf(owner, field, definition) {
  const { wrapper, inner } = parseType(definition.fields[field])
  const values = definition.ext?.[field]?.enum
  if (isTemplateMetadata(owner, field)) return 'TemplateMeta'
  let name = SCALARS[inner]?.type ?? shortName(inner)
  if (inner === 'string' && values) name = values.map((value) => `'${value}'`).join(' | ')
  if (wrapper === 'list') return name.includes('|') ? `readonly (${name})[]` : `readonly ${name}[]`
  if (wrapper === 'map') return `Readonly<Record<string, ${name}>>`
  return name
}

/** These times have no omitempty in Kubernetes: an unset one travels as null. */
const NULLABLE = {
  ContainerStateTerminated: ['finishedAt', 'startedAt'],
  PodCondition: ['lastProbeTime', 'lastTransitionTime'],
  Event: ['eventTime', 'firstTimestamp', 'lastTimestamp'],
}
/** A Status that a server answers with always says these. */
const ANSWERED = new Set(['apiVersion', 'kind', 'metadata', 'status', 'code', 'message', 'reason'])

function isRequired(owner, field, definition, isRoot) {
  if (owner === `${META}Status`) return ANSWERED.has(field)
  if (shortName(owner) === 'ObjectMeta') return STORED_META.has(field)
  if (isRoot && (field === 'metadata' || field === 'spec')) return true
  return definition.required.includes(field)
}

function interfaceOf(name) {
  const definition = definitions[name]
  const gvk = OPTIONS.includes(name) ? null : definition.gvk?.[0]
  const lines = Object.keys(definition.fields).map((field) => {
    if (gvk && field === 'apiVersion') return `  readonly apiVersion: '${apiVersionOf(gvk)}'`
    if (gvk && field === 'kind') return `  readonly kind: '${gvk.kind}'`
    const mark = isRequired(name, field, definition, Boolean(gvk)) ? '' : '?'
    const orNull = NULLABLE[shortName(name)]?.includes(field) ? ' | null' : ''
    return `  readonly ${field}${mark}: ${typeOf(name, field, definition)}${orNull}`
  })
  return `export interface ${shortName(name)} {\n${lines.join('\n')}\n}\n`
}

const apiVersionOf = ({ group, version }) => (group ? `${group}/${version}` : version)

function typesFile(names) {
  const kinds = [...STORED, ...SPOKEN].map((name) => `  readonly ${shortName(name)}: ${shortName(name)}`)
  return `// Generated by scripts/generate-api.mjs from the API of Kubernetes v1.36. Do not edit.

/** A decimal number with an optional suffix, such as 100m or 64Mi. */
export type Quantity = string
/** RFC 3339 with whole seconds, such as 2024-01-01T00:00:00Z. */
export type Time = string
/** RFC 3339 with microseconds. */
export type MicroTime = string
export type IntOrString = number | string
export type FieldsV1 = Readonly<Record<string, unknown>>
/** Metadata of an object that does not exist yet: nothing is required. */
export type TemplateMeta = Partial<ObjectMeta>

${names.map(interfaceOf).join('\n')}
export interface KindMap {
${kinds.join('\n')}
}
`
}

const PATCH_KEYS = {
  'x-kubernetes-patch-strategy': 'patchStrategy',
  'x-kubernetes-patch-merge-key': 'mergeKey',
  'x-kubernetes-list-type': 'listType',
  'x-kubernetes-list-map-keys': 'mapKeys',
  'x-kubernetes-map-type': 'mapType',
}

/** What Go cannot leave out: an unset one is empty on the wire. Pointers and lists can be left out, though required. */
const ALWAYS_THERE = new Set(['string', 'bool', 'int32', 'int64', 'intOrString'])
const isAlwaysThere = (code) => ALWAYS_THERE.has(code) || (/^[A-Z]/.test(code) && code !== 'LabelSelector')

function fieldEntry(definition, field) {
  const { wrapper, inner } = parseType(definition.fields[field])
  const entry = { type: SCALARS[inner]?.code ?? shortName(inner) }
  if (wrapper !== 'none') entry.wrapper = wrapper
  else if (definition.required.includes(field) && isAlwaysThere(entry.type)) entry.required = true
  for (const [key, value] of Object.entries(definition.ext?.[field] ?? {})) {
    if (PATCH_KEYS[key]) entry[PATCH_KEYS[key]] = value
  }
  return entry
}

const literal = (value) => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([k, v]) => `${k}: ${literal(v)}`)
      .join(', ')} }`
  return typeof value === 'boolean' ? String(value) : `'${value}'`
}

const property = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`)

function tableFile(names) {
  const blocks = names.map((name) => {
    const fields = Object.keys(definitions[name].fields).map(
      (field) => `    ${property(field)}: ${literal(fieldEntry(definitions[name], field))},`,
    )
    return `  ${shortName(name)}: {\n${fields.join('\n')}\n  },`
  })
  return `// Generated by scripts/generate-api.mjs from the API of Kubernetes v1.36. Do not edit.
import type { FieldTable } from './field-table'

export const FIELDS: FieldTable = {
${blocks.join('\n')}
}
`
}

/** The recorded discovery documents say under which names and verbs each kind is served. */
function discoveredResources() {
  const groups = [...readJson('aggregated-api').items, ...readJson('aggregated-apis').items]
  return groups.flatMap((item) =>
    item.versions.flatMap((version) =>
      version.resources.map((resource) => ({
        group: item.metadata?.name ?? '',
        version: version.version,
        ...resource,
      })),
    ),
  )
}

function resourceEntry(name, all) {
  const { group, kind, version } = definitions[name].gvk[0]
  const found = all.find((r) => r.group === group && r.version === version && r.responseKind.kind === kind)
  if (!found) throw new Error(`no resource serves ${kind}`)
  const list = (values) => `[${(values ?? []).map((value) => `'${value}'`).join(', ')}]`
  return `  {
    kind: '${kind}',
    group: '${group}',
    version: '${version}',
    resource: '${found.resource}',
    singular: '${found.singularResource}',
    shortNames: ${list(found.shortNames)},
    namespaced: ${found.scope === 'Namespaced'},
    verbs: ${list(found.verbs)},
    subresources: ${list((found.subresources ?? []).map((subresource) => subresource.subresource))},
    categories: ${list(found.categories)},
  },`
}

function resourcesFile() {
  const all = discoveredResources()
  const entries = [...STORED, `${CORE}Binding`].map((name) => resourceEntry(name, all))
  return `// Generated by scripts/generate-api.mjs from the discovery documents of Kubernetes v1.36. Do not edit.
import type { ResourceInfo } from './resource-info'

export const RESOURCES: readonly ResourceInfo[] = [
${entries.join('\n')}
]
`
}

async function write(path, text) {
  mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true })
  const prettier = await import('prettier').catch(() => null)
  const style = { parser: 'typescript', semi: false, singleQuote: true, printWidth: 120 }
  writeFileSync(path, prettier ? await prettier.format(text, style) : text)
}

const names = reach([...STORED, ...SPOKEN, ...OPTIONS])
await write(`${root}electron/contract/api/generated.ts`, typesFile(names))
await write(`${root}electron/contract/api/resources.ts`, resourcesFile())
await write(`${root}electron/contract/api/schema/fields.generated.ts`, tableFile(names))
