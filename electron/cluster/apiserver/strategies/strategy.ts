import type { ApiObject } from '../../../contract/api'
import type { MapType } from '../managed-fields/field-type'
import type { FieldError } from '../validation/field-error'
import { withField } from './defaults/fill'

/** What a strategy may know of the world at the moment of a request. */
export interface RequestContext {
  /** RFC 3339, whole seconds. */
  readonly now: string
  uid(): string
  /** Five letters of the alphabet that generated names use. */
  randomSuffix(): string
  /** Who sent the request, where the kind keeps that. */
  readonly user?: { readonly name: string; readonly groups: readonly string[] }
}

/** How the generic registry treats one kind. Everything here is a pure function of its arguments. */
// Models: staging/src/k8s.io/apiserver/pkg/registry/rest: RESTCreateStrategy, RESTUpdateStrategy
export interface Strategy<T extends ApiObject = ApiObject> {
  readonly kind: string
  readonly namespaced: boolean
  /** What becomes of the dependents when a delete says nothing. */
  readonly defaultPropagation: 'Background' | 'Orphan'
  /** May an update leave out resourceVersion? */
  readonly allowsUnconditionalUpdate: boolean
  /** May an update create the object? */
  readonly allowsCreateOnUpdate: boolean
  defaults(object: T): T
  /** Drops what a client must not set and starts generation and status. */
  prepareForCreate(object: T, context: RequestContext): T
  /** Keeps what this door must not change and moves generation. */
  prepareForUpdate(object: T, old: T, context: RequestContext): T
  /** Through the status door only the status passes. */
  prepareForStatusUpdate(object: T, old: T, context: RequestContext): T
  /** What the first wish to delete does to the object beside the usual. */
  prepareForDelete?(object: T, now: string): T
  /** What its objects are made of, where no field table tells. */
  fields?(): MapType
  validateCreate(object: T): FieldError[]
  validateUpdate(object: T, old: T): FieldError[]
  validateStatusUpdate(object: T, old: T): FieldError[]
}

/** The usual answers, from which a kind differs where it says so. */
export const USUAL = {
  namespaced: true,
  defaultPropagation: 'Background',
  allowsUnconditionalUpdate: true,
  allowsCreateOnUpdate: false,
} as const

export function withGeneration<T extends ApiObject>(object: T, generation: number | undefined): T {
  return withField(
    object,
    'metadata',
    withField<T['metadata'], 'generation'>(object.metadata, 'generation', generation),
  )
}

/** Only the status of the new version, all else of the old one, except metadata that the status door lets through. */
export function onlyStatus<T extends ApiObject & { readonly status?: unknown }>(object: T, old: T): T {
  return { ...old, metadata: object.metadata, status: object.status }
}
