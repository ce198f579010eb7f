/** How the registry treats objects of a kind that a CustomResourceDefinition describes. */
// Models: k8s.io/apiextensions-apiserver/pkg/registry/customresource: strategy.go, status_strategy.go, validator.go
import type { ApiObject, CustomResourceDefinition, CustomResourceDefinitionVersion } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import { typeOfCustomKind } from '../managed-fields/custom-types'
import { withField } from '../strategies/defaults/fill'
import { USUAL, withGeneration, type Strategy } from '../strategies/strategy'
import { invalidValue, type FieldError } from '../validation/field-error'
import { validateMetadata, validateMetadataUpdate } from '../validation/metadata'
import { dns1123Subdomain } from '../validation/names'
import { rulesOf } from './rules'
import { validateReplicas } from './scale-paths'
import { schemaOf, storageVersionOf, versionNamed } from './schema'
import { validateSchema } from './validate'

type Custom = ApiObject & { readonly status?: unknown }

/** The definition may change while its objects stay: it is asked for anew each time. */
export function customStrategy(definition: () => CustomResourceDefinition): Strategy {
  const { names, scope } = definition().spec
  const namespaced = scope === 'Namespaced'
  const versionOf = (object: ApiObject): CustomResourceDefinitionVersion =>
    versionNamed(definition(), object.apiVersion.slice(object.apiVersion.indexOf('/') + 1)) ??
    storageVersionOf(definition())
  const hasStatus = (object: ApiObject): boolean => versionOf(object).subresources?.status !== undefined
  const asGiven = (object: ApiObject): ApiObject => object
  const strategy: Strategy<Custom> = {
    ...USUAL,
    kind: names.kind,
    namespaced,
    allowsUnconditionalUpdate: false,
    defaults: asGiven,
    fields: () => typeOfCustomKind(schemaOf(storageVersionOf(definition()))),
    prepareForCreate: (object) =>
      withGeneration(hasStatus(object) ? withField<Custom, 'status'>(object, 'status', undefined) : object, 1),
    prepareForUpdate: (object, old) => {
      const kept = hasStatus(object) ? withField<Custom, 'status'>(object, 'status', old.status) : object
      const hasChanged = !jsonEquals(contentOf(kept, hasStatus(object)), contentOf(old, hasStatus(object)))
      return withGeneration(kept, (old.metadata.generation ?? 0) + (hasChanged ? 1 : 0))
    },
    prepareForStatusUpdate: (object, old) => {
      const { resourceVersion, managedFields } = object.metadata
      const metadata = { ...old.metadata, resourceVersion, ...(managedFields && { managedFields }) }
      return withField<Custom, 'status'>({ ...old, metadata }, 'status', object.status)
    },
    validateCreate: (object) => [
      ...validateMetadata(object, namespaced, dns1123Subdomain),
      ...validateCustom(object, null, versionOf(object)),
    ],
    validateUpdate: (object, old) => [
      ...validateMetadataUpdate(object, old),
      ...validateCustom(object, old, versionOf(object)),
    ],
    validateStatusUpdate: (object, old) => [
      ...validateMetadataUpdate(object, old),
      ...validateCustom(object, old, versionOf(object)),
    ],
  }
  return strategy
}

/** What generation counts the changes of. */
function contentOf(object: Custom, hasStatus: boolean): object {
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => name !== 'metadata' && !(hasStatus && name === 'status')),
  )
}

function validateCustom(
  object: ApiObject,
  old: ApiObject | null,
  version: CustomResourceDefinitionVersion,
): FieldError[] {
  const schema = schemaOf(version)
  const scale = version.subresources?.scale
  const errors = [...validateSchema(object, schema), ...(scale ? validateReplicas(object, scale) : [])]
  const rules = rulesOf(schema)
  if (rules.isEmpty) return errors
  return errors.some(blocksRules) ? [...errors, RULES_NOT_CHECKED] : [...errors, ...rules.check(object, old)]
}

const RULES_NOT_CHECKED = invalidValue(
  '<nil>',
  null,
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
)

function blocksRules({ type, isTypeError }: FieldError): boolean {
  return isTypeError === true || ['Required value', 'Unsupported value', 'Too long', 'Too many'].includes(type)
}
