// Writes the API types and field tables from the recorded OpenAPI field table, so that no field is typed by hand.
// Run with: node scripts/generate-api.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const discovery = `${root}tests/fidelity/data/golden/discovery/`
const readJson = (name) => JSON.parse(readFileSync(`${discovery}${name}.json`, 'utf8'))
const definitions = readJson('openapi-v2-definitions-trimmed')

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1.'
const API = 'io.k8s.api.'
const EXTENSIONS = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.'
const AGGREGATOR = 'io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.'
const METRICS = 'io.k8s.metrics.pkg.apis.metrics.v1beta1.'
/** Kinds that are only sent to subresources, and what every request and answer can hold. */
const SPOKEN = [`${API}autoscaling.v1.Scale`, `${API}policy.v1.Eviction`, `${API}authentication.v1.TokenRequest`]
const OPTIONS = [`${META}Status`, `${META}DeleteOptions`]

/**
 * The recorded server ran no metrics server, so its documents lack the kinds of metrics.k8s.io: these few fields are the only
 * ones written down here, from the types of k8s.io/metrics.
 */
const metricsOf = (kind, usage) => ({
  gvk: [{ group: 'metrics.k8s.io', kind, version: 'v1beta1' }],
  required: ['timestamp', 'window'],
  fields: {
    apiVersion: 'string',
    kind: 'string',
    metadata: `${META}ObjectMeta`,
    timestamp: `${META}Time`,
    window: `${META}Duration`,
    ...usage,
  },
})
const USAGE = { usage: 'map[string]io.k8s.apimachinery.pkg.api.resource.Quantity' }
Object.assign(definitions, {
  [`${METRICS}NodeMetrics`]: metricsOf('NodeMetrics', USAGE),
  [`${METRICS}PodMetrics`]: metricsOf('PodMetrics', { containers: `[]${METRICS}ContainerMetrics` }),
  [`${METRICS}ContainerMetrics`]: { required: ['name', 'usage'], fields: { name: 'string', ...USAGE } },
})
const metricsResource = (kind, resource, singularResource, scope) => ({
  group: 'metrics.k8s.io',
  version: 'v1beta1',
  responseKind: { group: '', version: '', kind },
  resource,
  singularResource,
  scope,
  verbs: ['get', 'list'],
})
const METRICS_RESOURCES = [
  metricsResource('NodeMetrics', 'nodes', '', 'Cluster'),
  metricsResource('PodMetrics', 'pods', '', 'Namespaced'),
]

/** Definitions without fields are scalars on the wire. */
const SCALARS = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'Quantity', code: 'quantity' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { type: 'Time', code: 'time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { type: 'MicroTime', code: 'microTime' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: 'IntOrString', code: 'intOrString' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': { type: 'FieldsV1', code: 'any' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Duration': { type: 'string', code: 'string' },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': { type: 'FieldsV1', code: 'any' },
  [`${EXTENSIONS}JSON`]: { type: 'unknown', code: 'json' },
  [`${EXTENSIONS}JSONSchemaPropsOrBool`]: { type: 'JSONSchemaProps | boolean', code: 'schemaOrBool' },
  [`${EXTENSIONS}JSONSchemaPropsOrArray`]: {
    type: 'JSONSchemaProps | readonly JSONSchemaProps[]',
    code: 'schemaOrArray',
  },
  [`${EXTENSIONS}JSONSchemaPropsOrStringArray`]: {
    type: 'JSONSchemaProps | readonly string[]',
    code: 'schemaOrStrings',
  },
  '[]string': { type: 'readonly string[]', code: 'strings' },
  string: { type: 'string', code: 'string' },
  'string:byte': { type: 'string', code: 'bytes' },
  boolean: { type: 'boolean', code: 'bool' },
  'integer:int32': { type: 'number', code: 'int32' },
  'integer:int64': { type: 'number', code: 'int64' },
  'number:double': { type: 'number', code: 'float64' },
}

/** Where two definitions share their last word, the one that is met less often gets a longer name. */
const QUALIFIED = {
  [`${API}autoscaling.v1.HorizontalPodAutoscaler`]: 'HorizontalPodAutoscalerV1',
  [`${API}autoscaling.v1.HorizontalPodAutoscalerSpec`]: 'HorizontalPodAutoscalerV1Spec',
  [`${API}autoscaling.v1.HorizontalPodAutoscalerStatus`]: 'HorizontalPodAutoscalerV1Status',
  [`${API}autoscaling.v1.CrossVersionObjectReference`]: 'CrossVersionObjectReferenceV1',
  [`${API}events.v1.Event`]: 'EventsV1Event',
  [`${API}events.v1.EventSeries`]: 'EventsV1EventSeries',
  [`${API}core.v1.EndpointPort`]: 'CoreEndpointPort',
  [`${API}core.v1.ResourceClaim`]: 'ContainerResourceClaim',
  [`${API}flowcontrol.v1.Subject`]: 'FlowcontrolSubject',
  [`${API}storage.v1.TokenRequest`]: 'StorageTokenRequest',
  [`${EXTENSIONS}ServiceReference`]: 'ConversionServiceReference',
  [`${EXTENSIONS}WebhookClientConfig`]: 'ConversionWebhookClientConfig',
  [`${AGGREGATOR}ServiceReference`]: 'ApiServiceReference',
}

const goName = (name) => name.slice(name.lastIndexOf('.') + 1)
const shortName = (name) => QUALIFIED[name] ?? goName(name)

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
  const sorted = [...seen].sort((a, b) => (shortName(a) < shortName(b) ? -1 : 1))
  const twin = sorted.find((name, i) => i > 0 && shortName(name) === shortName(sorted[i - 1]))
  if (twin) throw new Error(`two definitions are called ${shortName(twin)}: give one of them a name in QUALIFIED`)
  return sorted
}

/** Metadata inside a template names no stored object, so nothing of it is required there. */
const isTemplateMetadata = (owner, field) =>
  field === 'metadata' && owner.includes('Template') && !definitions[owner].gvk
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
  EventsV1Event: ['eventTime', 'deprecatedFirstTimestamp', 'deprecatedLastTimestamp'],
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
  if (Object.keys(definition.fields).length === 0)
    return `export type ${shortName(name)} = Readonly<Record<string, never>>\n`
  const lines = Object.keys(definition.fields).map((field) => {
    if (gvk && field === 'apiVersion') return `  readonly apiVersion: '${apiVersionOf(gvk)}'`
    if (gvk && field === 'kind') return `  readonly kind: '${gvk.kind}'`
    const mark = isRequired(name, field, definition, Boolean(gvk)) ? '' : '?'
    const orNull = NULLABLE[shortName(name)]?.includes(field) ? ' | null' : ''
    return `  readonly ${property(field)}${mark}: ${typeOf(name, field, definition)}${orNull}`
  })
  return `export interface ${shortName(name)} {\n${lines.join('\n')}\n}\n`
}

const apiVersionOf = ({ group, version }) => (group ? `${group}/${version}` : version)

function typesFile(names) {
  const kinds = KINDS.filter((name) => shortName(name) === definitions[name].gvk[0].kind)
  const entries = kinds.map((name) => `  readonly ${shortName(name)}: ${shortName(name)}`)
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
/** Every kind in the version in which it is stored. */
export interface KindMap {
${entries.join('\n')}
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
  const named = names.filter((name) => QUALIFIED[name]).map((name) => `  ${QUALIFIED[name]}: '${goName(name)}',`)
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

/** What Kubernetes' own source calls the definitions that have a longer name here. */
export const GO_NAMES: Readonly<Record<string, string>> = {
${named.join('\n')}
}
`
}

/** The words among which a field must choose, where the recorded schema lists them. */
function valuesFile(names) {
  const blocks = names.flatMap((name) => {
    const fields = Object.entries(definitions[name].ext ?? {}).filter(([, ext]) => ext.enum)
    const lines = fields.map(([field, ext]) => `    ${property(field)}: ${literal(ext.enum)},`)
    return lines.length > 0 ? [`  ${shortName(name)}: {\n${lines.join('\n')}\n  },`] : []
  })
  return `// Generated by scripts/generate-api.mjs from the API of Kubernetes v1.36. Do not edit.
import type { ValueTable } from './field-table'

export const VALUES: ValueTable = {
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

/** The definition of what a resource holds; `responseKind` leaves out group and version where they are the resource's own. */
function definitionNameOf({ group, version, responseKind }) {
  const of = { group: responseKind.group || group, version: responseKind.version || version, kind: responseKind.kind }
  const isThat = (gvk) => gvk.group === of.group && gvk.version === of.version && gvk.kind === of.kind
  const found = Object.keys(definitions).find((name) => definitions[name].gvk?.some(isThat))
  if (!found) throw new Error(`no definition of ${JSON.stringify(of)}`)
  return found
}

function resourceEntry(found) {
  const name = definitionNameOf(found)
  const list = (values) => `[${(values ?? []).map((value) => `'${value}'`).join(', ')}]`
  return `  {
    kind: '${found.responseKind.kind}',
    definition: '${shortName(name)}',
    group: '${found.group}',
    version: '${found.version}',
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
  return `// Generated by scripts/generate-api.mjs from the discovery documents of Kubernetes v1.36. Do not edit.
import type { ResourceInfo } from './resource-info'

/** What the API server itself serves, in the order of discovery. */
export const RESOURCES: readonly ResourceInfo[] = [
${SERVED.map(resourceEntry).join('\n')}
]

/** What a metrics server adds to the API where one is installed. */
export const METRICS_RESOURCES: readonly ResourceInfo[] = [
${METRICS_RESOURCES.map(resourceEntry).join('\n')}
]
`
}

async function write(path, text) {
  mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true })
  const prettier = await import('prettier').catch(() => null)
  const style = { parser: 'typescript', semi: false, singleQuote: true, printWidth: 120 }
  writeFileSync(path, prettier ? await prettier.format(text, style) : text)
}

const SERVED = discoveredResources()
const KINDS = [...new Set([...SERVED, ...METRICS_RESOURCES].map(definitionNameOf)), ...SPOKEN]
const names = reach([...KINDS, ...OPTIONS])
await write(`${root}electron/contract/api/generated.ts`, typesFile(names))
await write(`${root}electron/contract/api/resources.ts`, resourcesFile())
await write(`${root}electron/contract/api/schema/fields.generated.ts`, tableFile(names))
await write(`${root}electron/contract/api/schema/values.generated.ts`, valuesFile(names))
