/** kubectl's client-side apply keeps its configuration in an annotation; its server-side apply takes over from there. */
// Models: pkg/util/managedfields/internal/{lastappliedmanager,lastappliedupdater,lastapplied}.go
import type { ApiObject } from '../../../contract/api'
import { compare } from './comparison'
import { difference, EMPTY, union, type FieldSet } from './field-set'
import type { FieldScope } from './field-scope'
import { fieldsOf } from './fields-of'

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** Only who calls itself so is the same program as the one that wrote the annotation. */
export function isKubectl(manager: string): boolean {
  return manager === 'kubectl'
}

/** The fields that client-side apply set and that still are as it set them: kubectl may take these over from whomever. */
export function lastAppliedFields(live: ApiObject, { type, apiVersion }: FieldScope): FieldSet {
  const config = parsed(live.metadata.annotations?.[LAST_APPLIED])
  if (config?.['apiVersion'] !== apiVersion) return EMPTY
  const { changed, removed } = compare(config, live, type)
  return difference(fieldsOf(config, type), union(changed, removed))
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined // Somebody else wrote the annotation: there is nothing to take over.
  }
}

interface Annotated {
  readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> }
}

/** While the annotation is there, it follows the applied configuration, so that one can go back to client-side apply. */
export function withLastApplied(object: unknown, config: object): unknown {
  const { metadata } = object as Annotated
  if (!metadata?.annotations?.[LAST_APPLIED]) return object
  const annotations = { ...metadata.annotations, [LAST_APPLIED]: `${sortedJson(withoutAnnotation(config))}\n` }
  return { ...(object as object), metadata: { ...metadata, annotations } }
}

function withoutAnnotation(config: Annotated): object {
  if (!config.metadata?.annotations) return config
  const others = Object.entries(config.metadata.annotations).filter(([key]) => key !== LAST_APPLIED)
  return { ...config, metadata: { ...config.metadata, annotations: Object.fromEntries(others) } }
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
