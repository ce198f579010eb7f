/** Applies the body of a PATCH request, in the format that it names. */
// Models: k8s.io/apiserver/pkg/endpoints/handlers/patch.go: jsonPatcher, smpPatcher
import { badRequest, failure, type ApiObject } from '../../contract/api'
import {
  jsonMergePatch, jsonPatch, JsonPatchError, PatchError, patchSchemaOf, strategicMergePatch,
  type Json, type JsonObject, type JsonPatchOperation,
} from '../../contract/api/patch' // prettier-ignore
import type { ApiRequest } from './request'
import { isRecord } from './schema/decoder'
import { jsonTypeOf } from './schema/scalars'

/** Throws 400 for a body that is no such patch, 415 for a format that the kind does not know, 422 for one that does not fit. */
export function patched(
  current: ApiObject,
  { query, body, resource }: ApiRequest,
  definition = resource.definition,
): Json {
  const original = current as unknown as JsonObject
  try {
    switch (query.patchType ?? 'strategic') {
      case 'json':
        return jsonPatch(original, operationsIn(body))
      case 'merge':
        return jsonMergePatch(original, mapIn(body))
      case 'strategic':
        // Without a table of fields nothing says how lists are merged.
        if (definition.includes('/')) throw unknownFormat()
        return strategicMergePatch(original, mapIn(body), patchSchemaOf(definition))
      case 'apply':
        throw unknownFormat()
    }
  } catch (error) {
    if (error instanceof PatchError) throw badRequest(error.message)
    throw error instanceof JsonPatchError ? unappliable() : error
  }
}

function mapIn(body: unknown): JsonObject {
  if (isRecord(body)) return body as JsonObject
  throw badRequest(
    `error decoding patch: json: cannot unmarshal ${jsonTypeOf(body)} into Go value of type map[string]interface {}`,
  )
}

function operationsIn(body: unknown): readonly JsonPatchOperation[] {
  if (!Array.isArray(body))
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${jsonTypeOf(body)} into Go value of type jsonpatch.Patch`,
    )
  for (const operation of body as readonly unknown[]) {
    if (!isRecord(operation))
      throw badRequest(
        `error decoding patch: json: cannot unmarshal ${jsonTypeOf(operation)} into Go value of type jsonpatch.Operation`,
      )
    for (const field of ['op', 'path'] as const)
      if (typeof operation[field] !== 'string')
        throw badRequest(`error decoding patch: missing "${field}" in operation`)
  }
  return body as readonly JsonPatchOperation[]
}

/** What was wrong stays with the server: the answer is the general one for its code. */
function unappliable(): Error {
  return failure(422, 'Invalid', 'the server rejected our request due to an error in our request', {})
}

function unknownFormat(): Error {
  const accepted = ['application/json-patch+json', 'application/merge-patch+json', 'application/apply-patch+yaml'].join(
    ', ',
  )
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted}`
  return failure(415, 'UnsupportedMediaType', message)
}
