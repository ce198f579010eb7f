import type { ApiObject } from '../../../contract/api'

/** The object without the finalizer; null when it has none of that name. */
export function withoutFinalizer<T extends ApiObject>(object: T, finalizer: string): T | null {
  const { finalizers = [] } = object.metadata
  if (!finalizers.includes(finalizer)) return null
  return { ...object, metadata: { ...object.metadata, finalizers: finalizers.filter((each) => each !== finalizer) } }
}
