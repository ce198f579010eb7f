import type { CustomResourceDefinition, CustomResourceDefinitionSpec, CustomResourceDefinitionVersion } from '../../../contract/api' // prettier-ignore
import { listOf } from '../schema/unsound'
import { validateChoice } from './choice'
import { validateConversion } from './definition-conversion'
import { validateNames } from './definition-names'
import { validateVersion } from './definition-version'
import { type FieldError, invalidValue, required } from './field-error'
import { goForm } from './go-form'
import { validateImmutable } from './metadata'
import { dns1035Label, dns1123Subdomain } from './names'

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
  if (metadata.name === `${spec.names.plural}.${spec.group}`) return []
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
      spec.names[name] ? [] : [required(`spec.names.${name}`)],
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
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(spec.group)) return []
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
