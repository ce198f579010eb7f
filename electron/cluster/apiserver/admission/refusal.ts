/** The refusal of a plugin, in the words that all of them share. */
// Models: staging/src/k8s.io/apiserver/pkg/admission/errors.go: NewForbidden
import { forbidden, type ApiError, type ApiObject, type StatusCause } from '../../../contract/api'
import type { AdmissionAttributes } from './plugin'

/** Names the object as far as it has a name already: one that is to be made up is known by its beginning. */
export function refused(
  { request }: Pick<AdmissionAttributes, 'request'>,
  object: ApiObject | null,
  why: string,
  causes?: readonly StatusCause[],
): ApiError {
  return forbidden(request.resource, nameOf(request.name, object), why, causes)
}

export function nameOf(requestName: string, object: ApiObject | null): string {
  if (requestName) return requestName
  return object?.metadata.name || object?.metadata.generateName || 'Unknown'
}

/** One text, or a list of them in brackets; what is said twice is told once. */
// Models: k8s.io/apimachinery/pkg/util/errors/errors.go: aggregate
export function aggregate(texts: readonly string[]): string {
  const unique = [...new Set(texts)]
  return unique.length === 1 ? unique[0]! : `[${unique.join(', ')}]`
}
