import { FIELDS } from '../../../contract/api/schema/fields.generated'
import type { ApiObject } from '../../../contract/api'
import { jsonEquals } from '../../../contract/api/patch/json'
import type { FieldError } from '../validation/field-error'
import { decodeStrict } from '../schema/decode'
import { validateMetadata, validateMetadataUpdate } from '../validation/metadata'
import { dns1123Subdomain, type NameRule } from '../validation/names'
import { fill, withField, without } from './defaults/fill'
import { onlyStatus, type RequestContext, type Strategy, USUAL, withGeneration } from './strategy'

type Specified = ApiObject & { readonly spec?: unknown; readonly status?: unknown }

/** In what a kind differs from the usual; most kinds differ in little. */
export interface KindRules<T extends ApiObject> extends Partial<
  Omit<Strategy<T>, 'kind' | 'prepareForCreate' | 'prepareForUpdate'>
> {
  readonly nameRule?: NameRule
  /** Whether generation counts the changes of the spec. */
  readonly counts?: boolean
  /** The status with which a life begins. Without one the kind has no status door. */
  readonly firstStatus?: (object: T, context: RequestContext) => unknown
  readonly prepare?: (object: T, context: RequestContext) => T
  readonly prepareChange?: (object: T, old: T) => T
  /** What must hold, beside the metadata, at creation and after each change. */
  readonly validate?: (object: T) => FieldError[]
  /** What a change may not touch. */
  readonly validateChange?: (object: T, old: T) => FieldError[]
}

/** A strategy from the rules of its kind. */
// Models: the strategy.go files of pkg/registry, which differ in these few points
export function strategyFor<T extends Specified>(kind: string, rules: KindRules<T>): Strategy<T> {
  const { namespaced = true, nameRule = dns1123Subdomain, firstStatus, counts, validate, validateChange } = rules
  const emptySpec = emptySpecOf(kind)
  const sound = (object: T): FieldError[] => validate?.(object) ?? []
  return {
    ...USUAL,
    prepareForStatusUpdate: firstStatus ? onlyStatus : (object) => object,
    validateCreate: (object) => [...validateMetadata(object, namespaced, nameRule), ...sound(object)],
    validateUpdate: (object, old) => [
      ...validateMetadataUpdate(object, old),
      ...sound(object),
      ...(validateChange?.(object, old) ?? []),
    ],
    validateStatusUpdate: validateMetadataUpdate,
    ...rules,
    kind,
    defaults: (object) => {
      const whole = fill<Specified>(object, { spec: emptySpec })
      return rules.defaults ? rules.defaults(whole as T) : (whole as T)
    },
    prepareForCreate: (object, context) => {
      const counted = counts ? withGeneration(object, 1) : object
      const fresh = firstStatus ? withField(counted, 'status', firstStatus(counted, context)) : counted
      return rules.prepare ? rules.prepare(fresh, context) : fresh
    },
    prepareForUpdate: (object, old) => {
      const kept = firstStatus ? withField(object, 'status', old.status) : object
      const changed = rules.prepareChange ? rules.prepareChange(kept, old) : kept
      return counts ? withCount(changed, old) : changed
    },
  }
}

/** In Kubernetes a spec is never missing: what nobody wrote is empty, down to its required fields. */
function emptySpecOf(kind: string): unknown {
  const definition = FIELDS[kind]?.spec?.type
  return definition === undefined ? undefined : decodeStrict(definition, {}).object
}

/** What counts as a change: the spec, or all that is neither metadata nor status where there is no spec. */
function withCount<T extends Specified>(object: T, old: T): T {
  const isSame = jsonEquals(wishOf(object), wishOf(old))
  return withGeneration(object, isSame ? old.metadata.generation : (old.metadata.generation ?? 0) + 1)
}

function wishOf(object: Specified): unknown {
  if (object.spec !== undefined) return object.spec
  return without<Specified>(object, 'apiVersion', 'kind', 'metadata', 'status')
}
