/** Applies the body of a PATCH request, in the format that it names. */
import { badRequest, type ApiObject } from '../../contract/api'
import {
  jsonMergePatch, jsonPatch, JsonPatchError, PatchError, patchSchemaOf, strategicMergePatch,
  type Json, type JsonObject, type JsonPatchOperation,
} from '../../contract/api/patch' // prettier-ignore
import type { ApiRequest } from './request'

export function patched(
  current: ApiObject,
  { query, body, resource }: ApiRequest,
  definition = resource.definition,
): Json {
  const original = current as unknown as JsonObject
  try {
    switch (query.patchType ?? 'strategic') {
      case 'json':
        return jsonPatch(original, body as readonly JsonPatchOperation[])
      case 'merge':
        return jsonMergePatch(original, body as Json)
      case 'apply':
        throw badRequest('server-side apply is not served yet')
      case 'strategic':
        return strategicMergePatch(original, body as JsonObject, patchSchemaOf(definition))
    }
  } catch (error) {
    if (error instanceof PatchError || error instanceof JsonPatchError) throw badRequest(error.message)
    throw error
  }
}
