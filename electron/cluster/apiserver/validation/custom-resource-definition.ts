import type {
  CustomResourceColumnDefinition, CustomResourceConversion, CustomResourceDefinition, CustomResourceDefinitionNames,
  CustomResourceDefinitionSpec, CustomResourceDefinitionVersion, CustomResourceSubresources,
} from '../../../contract/api' // prettier-ignore
import { jsonEquals } from '../../../contract/api/patch/json'
import { listOf } from '../schema/unsound'
import { validateChoice } from './choice'
import { type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { goForm } from './go-form'
import { validateImmutable } from './metadata'
import { dns1035Label, dns1123Subdomain } from './names'
import { validateOpenApiSchema } from './open-api-schema'
import { validateStructural } from './structural-schema'
import { validateClientConfig } from './webhook-client'

/** CustomResourceDefinitions. */
// Models: k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
// Simplified: defaults are not tried on their own schema, and selectable fields are only asked for a path.
const APPROVAL = 'api-approved.kubernetes.io'

export function validateCustomResourceDefinition(definition: CustomResourceDefinition): FieldError[] {
  const { spec, status } = definition
  return [
    ...validateSpec(spec),
    ...validateNames(status?.acceptedNames, 'status.acceptedNames'),
    ...validateStoredVersions(listOf(status?.storedVersions), listOf(spec.versions)),
    ...validateApproval(definition),
    ...(spec.preserveUnknownFields
      ? [invalidValue('spec.preserveUnknownFields', true, 'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead')]
      : []),
  ] // prettier-ignore
}

export function validateDefinitionName({ metadata, spec }: CustomResourceDefinition): FieldError[] {
  if (metadata.name === `${spec.names?.plural ?? ''}.${spec.group ?? ''}`) return []
  return [invalidValue('metadata.name', metadata.name, 'must be spec.names.plural+"."+spec.group')]
}

function validateSpec(spec: CustomResourceDefinitionSpec): FieldError[] {
  const versions = listOf(spec.versions)
  return [
    ...validateGroup(spec.group),
    ...validateChoice(spec.scope, ['Cluster', 'Namespaced'], 'spec.scope'),
    ...versions.flatMap(({ schema }, i) =>
      schema?.openAPIV3Schema ? [] : [required(`spec.versions[${i}].schema.openAPIV3Schema`, 'schemas are required')],
    ),
    ...validateVersions(versions),
    ...(['plural', 'singular', 'kind', 'listKind'] as const).flatMap((name) =>
      spec.names?.[name] ? [] : [required(`spec.names.${name}`)],
    ),
    ...validateNames(spec.names, 'spec.names'),
    ...(spec.conversion ? validateConversion(spec.conversion) : []),
  ]
}

function validateGroup(group: string | undefined): FieldError[] {
  if (!group) return [required('spec.group')]
  const errors = dns1123Subdomain(group)
  if (errors.length > 0) return [invalidValue('spec.group', group, errors.join(','))]
  return group.includes('.') ? [] : [invalidValue('spec.group', group, 'should be a domain with at least one dot')]
}

function validateVersions(versions: readonly CustomResourceDefinitionVersion[]): FieldError[] {
  const errors = versions.flatMap((version, i) => {
    const unsound = dns1035Label(version.name)
    return [
      ...(unsound.length > 0 ? [invalidValue(`spec.versions[${i}].name`, version.name, unsound.join(','))] : []),
      ...validateVersion(version, i, versions),
    ]
  })
  const shown = versions.map((version) => goForm({ ...version }))
  if (new Set(versions.map(({ name }) => name)).size < versions.length)
    errors.push(invalidValue('spec.versions', shown, 'must contain unique version names'))
  if (versions.filter(({ storage }) => storage).length !== 1)
    errors.push(invalidValue('spec.versions', shown, 'must have exactly one version marked as storage version'))
  return errors
}

/** What is the same in all versions is checked once, under the name that it had when there was one version only. */
function validateVersion(
  version: CustomResourceDefinitionVersion,
  index: number,
  all: readonly CustomResourceDefinitionVersion[],
): FieldError[] {
  const path = `spec.versions[${index}]`
  const errors: FieldError[] = []
  const placeOf = (field: 'schema' | 'subresources' | 'additionalPrinterColumns', common: string): string | null => {
    const isCommon = all.every((other) => jsonEquals(other[field] ?? null, version[field] ?? null))
    if (!isCommon) return `${path}.${field}`
    return index === 0 ? `spec.${common}` : null
  }
  if (version.deprecationWarning !== undefined && !version.deprecated) {
    const detail = 'can only be set for deprecated versions'
    errors.push(invalidValue(`${path}.deprecationWarning`, version.deprecationWarning, detail))
  }
  const schemaPath = placeOf('schema', 'validation')
  const schema = version.schema?.openAPIV3Schema
  if (schema && schemaPath !== null) {
    const at = `${schemaPath}.openAPIV3Schema`
    if (schema.nullable) errors.push(forbiddenField(`${at}.nullable`, 'nullable cannot be true at the root'))
    errors.push(...validateStructural(schema, at), ...validateOpenApiSchema(schema, at))
  }
  const subresourcesPath = placeOf('subresources', 'subresources')
  if (version.subresources && subresourcesPath !== null)
    errors.push(...validateSubresources(version.subresources, subresourcesPath))
  const columnsPath = placeOf('additionalPrinterColumns', 'additionalPrinterColumns')
  if (columnsPath === null) return errors
  return [...errors, ...(version.additionalPrinterColumns ?? []).flatMap((column, i) => validateColumn(column, `${columnsPath}[${i}]`))]
} // prettier-ignore

function validateSubresources({ scale }: CustomResourceSubresources, path: string): FieldError[] {
  if (!scale) return []
  const { labelSelectorPath } = scale
  const errors = [
    ...validateScalePath(scale.specReplicasPath, ['.spec'], `${path}.scale.specReplicasPath`),
    ...validateScalePath(scale.statusReplicasPath, ['.status'], `${path}.scale.statusReplicasPath`),
  ]
  if (!labelSelectorPath) return errors
  return [...errors, ...validateScalePath(labelSelectorPath, ['.spec', '.status'], `${path}.scale.labelSelectorPath`)]
}

function validateScalePath(text: string, roots: readonly string[], path: string): FieldError[] {
  if (!text) return [required(path)]
  if (!text.startsWith('.')) return [invalidValue(path, text, 'must be a simple json path starting with .')]
  if (roots.some((root) => text.startsWith(`${root}.`))) return []
  const under = roots.length === 1 ? roots[0]! : `either ${roots.join(' or ')}`
  return [invalidValue(path, text, `should be a json path under ${under}`)]
}

const COLUMN_TYPES = ['boolean', 'date', 'integer', 'number', 'string']
const COLUMN_FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']

function validateColumn({ name, type, format, jsonPath }: CustomResourceColumnDefinition, path: string): FieldError[] {
  const errors = name ? [] : [required(`${path}.name`)]
  const types = `must be one of ${COLUMN_TYPES.join(',')}`
  if (!type) errors.push(required(`${path}.type`, types))
  else if (!COLUMN_TYPES.includes(type)) errors.push(invalidValue(`${path}.type`, type, types))
  if (format && !COLUMN_FORMATS.includes(format))
    errors.push(invalidValue(`${path}.format`, format, `must be one of ${COLUMN_FORMATS.join(',')}`))
  if (!jsonPath) errors.push(required(`${path}.JSONPath`))
  else if (!jsonPath.startsWith('.'))
    errors.push(invalidValue(`${path}.JSONPath`, jsonPath, 'must be a simple json path starting with .'))
  return errors
}

function validateNames(names: CustomResourceDefinitionNames | undefined, path: string): FieldError[] {
  if (!names) return []
  const { kind = '', listKind = '' } = names
  const label = (text: string | undefined, at: string, prefix = ''): FieldError[] => {
    const errors = text ? dns1035Label(prefix ? text.toLowerCase() : text) : []
    return errors.length > 0 ? [invalidValue(`${path}.${at}`, text, prefix + errors.join(','))] : []
  }
  const mixed = 'may have mixed case, but should otherwise match: '
  const errors = [
    ...label(names.plural, 'plural'),
    ...label(names.singular, 'singular'),
    ...label(kind, 'kind', mixed),
    ...label(listKind, 'listKind', mixed),
    ...(names.shortNames ?? []).flatMap((shortName, i) => label(shortName, `shortNames[${i}]`)),
  ]
  if (kind !== '' && kind === listKind)
    errors.push(invalidValue(`${path}.listKind`, listKind, 'kind and listKind may not be the same'))
  return [...errors, ...(names.categories ?? []).flatMap((category, i) => label(category, `categories[${i}]`))]
}

function validateConversion({ strategy, webhook }: CustomResourceConversion): FieldError[] {
  const path = 'spec.conversion'
  const errors = validateChoice(strategy, ['None', 'Webhook'], `${path}.strategy`)
  if (strategy !== 'Webhook') {
    const detail = 'should not be set when strategy is not set to Webhook'
    return webhook ? [...errors, forbiddenField(`${path}.webhookClientConfig`, detail)] : errors
  }
  const at = `${path}.webhookClientConfig`
  if (!webhook?.clientConfig) errors.push(required(at, 'required when strategy is set to Webhook'))
  else errors.push(...validateClientConfig(webhook.clientConfig, at))
  const versions = listOf(webhook?.conversionReviewVersions)
  const versionsAt = `${path}.conversionReviewVersions`
  if (versions.length === 0) return [...errors, required(versionsAt)]
  if (versions.some((version) => version === 'v1' || version === 'v1beta1')) return errors
  return [...errors, invalidValue(versionsAt, versions, 'must include at least one of v1, v1beta1')]
}

function validateStoredVersions(stored: readonly string[], versions: readonly CustomResourceDefinitionVersion[]): FieldError[] {
  const path = 'status.storedVersions'
  if (stored.length === 0) return [invalidValue(path, stored, 'must have at least one stored version')]
  const missing = stored.filter((name) => !versions.some((version) => version.name === name))
  return [
    ...versions
      .filter(({ name, storage }) => storage && !stored.includes(name))
      .map(({ name }) => invalidValue(path, stored, `must have the storage version ${name}`)),
    ...missing.map((name) =>
      invalidValue(`${path}[${stored.indexOf(name)}]`, name, `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`),
    ),
  ]
} // prettier-ignore

/** Groups of the project itself are given away by its reviewers only. */
function validateApproval({ metadata, spec }: CustomResourceDefinition): FieldError[] {
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(spec.group ?? '')) return []
  const path = `metadata.annotations[${APPROVAL}]`
  const value = metadata.annotations?.[APPROVAL] ?? ''
  const detail = `protected groups must have approval annotation "${APPROVAL}", see https://github.com/kubernetes/enhancements/pull/1111`
  if (value === '') return [required(path, detail)]
  if (value.startsWith('unapproved') || /^https?:\/\/[^/]+/.test(value)) return []
  return [invalidValue(path, value, detail)]
}

export function validateDefinitionChange(definition: CustomResourceDefinition, old: CustomResourceDefinition): FieldError[] {
  const { spec } = definition
  const isEstablished = old.status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True')
  return [
    ...(isEstablished ? validateImmutable(spec.scope, old.spec.scope, 'spec.scope') : []),
    ...(isEstablished ? validateImmutable(spec.names.kind, old.spec.names.kind, 'spec.names.kind') : []),
    ...validateImmutable(spec.group, old.spec.group, 'spec.group'),
    ...validateImmutable(spec.names.plural, old.spec.names.plural, 'spec.names.plural'),
  ]
} // prettier-ignore
