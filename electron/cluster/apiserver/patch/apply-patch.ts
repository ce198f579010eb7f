import { type ApiObject, badRequest, failure, unsupportedMediaType } from '../../../contract/api'
import {
  isList,
  isObject,
  type Json,
  jsonMergePatch,
  type JsonObject,
  jsonPatch,
  JsonPatchError,
  type JsonPatchOperation,
  PatchError,
  patchSchemaOf,
  strategicMergePatch,
} from '../../../contract/api/patch'

/** The three patches that the API server understands here, by the content type of the request. */
// Models: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go
// Simplified: server-side apply is not served.
export type PatchType = 'strategic' | 'merge' | 'json'

const CONTENT_TYPES: Readonly<Record<string, PatchType>> = {
  'application/strategic-merge-patch+json': 'strategic',
  'application/merge-patch+json': 'merge',
  'application/json-patch+json': 'json',
}

export function patchTypeOf(contentType: string): PatchType {
  const type = CONTENT_TYPES[contentType]
  if (!type) throw unsupportedMediaType()
  return type
}

/** The patched value; it still has to be decoded, defaulted and validated like any other body. */
export function applyPatch(object: ApiObject, patch: unknown, type: PatchType): unknown {
  const original = object as unknown as JsonObject
  try {
    if (type === 'json') return jsonPatch(original, operationsOf(patch))
    if (!isObject(patch as Json)) throw badRequest('the patch must be an object')
    if (type === 'merge') return jsonMergePatch(original, patch as Json)
    return strategicMergePatch(original, patch as JsonObject, patchSchemaOf(object.kind))
  } catch (error) {
    if (error instanceof JsonPatchError) throw failure(422, 'Invalid', `the server rejected our request due to an error in our request`, {})
    if (error instanceof PatchError) throw badRequest(error.message)
    throw error
  }
}

function operationsOf(patch: unknown): JsonPatchOperation[] {
  if (!isList(patch as Json)) throw badRequest('json: cannot unmarshal object into Go value of type jsonpatch.Patch')
  return patch as JsonPatchOperation[]
}
