/** One change to an object, as a policy computes it: a part to be laid over it, or a list of steps. */
// Models: k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch/{smd,json_patch}.go
// Simplified: the part is merged as a strategic merge patch would be: lists of named items by their names.
import type { ApiObject, Mutation } from '../../../../contract/api'
import { jsonPatch, JsonPatchError, PatchError, patchSchemaOf, strategicMergePatch, type Json, type JsonObject } from '../../../../contract/api/patch' // prettier-ignore
import { Budget } from '../../../cel/budget'
import type { Scope } from '../../../cel/evaluator'
import { toJson } from '../../../cel/json'
import { strategyOf } from '../../strategies'
import { decodeBody } from '../../schema/decode'
import { programOf } from '../matching/programs'

export class MutationError extends Error {}

/** What an apply configuration must not name: who an object is, is not a policy's to say. */
const IDENTITY = ['apiVersion', 'kind'] as const

export function mutated(
  object: ApiObject,
  mutation: Mutation,
  names: readonly string[],
  scope: Scope,
  budget: Budget,
): ApiObject {
  const expression = (mutation.applyConfiguration ?? mutation.jsonPatch)?.expression ?? ''
  const patch = toJson(programOf(expression, [...names], 'any').run(scope, new Budget(undefined, budget)))
  const next = mutation.patchType === 'JSONPatch' ? withSteps(object, patch) : withPart(object, patch)
  return readAgain(next as unknown as ApiObject, object)
}

function withPart(object: ApiObject, part: Json): Json {
  if (typeof part !== 'object' || part === null || Array.isArray(part))
    throw new MutationError('must evaluate to Object')
  const named = IDENTITY.find((field) => field in part)
  if (named) throw new MutationError(`invalid ApplyConfiguration: ${named} must not be set`)
  try {
    return strategicMergePatch(object as unknown as JsonObject, part as JsonObject, patchSchemaOf(object.kind))
  } catch (error) {
    throw error instanceof PatchError ? new MutationError(error.message) : error
  }
}

function withSteps(object: ApiObject, steps: Json): Json {
  if (!Array.isArray(steps)) throw new MutationError('must evaluate to list(JSONPatch)')
  try {
    return jsonPatch(object as unknown as JsonObject, steps)
  } catch (error) {
    throw error instanceof JsonPatchError ? new MutationError(`JSON Patch: ${error.message}`) : error
  }
}

/** What was made is read as strictly as what a client sends, and gets the same defaults. */
export function readAgain(next: ApiObject, { kind, apiVersion }: ApiObject): ApiObject {
  const strategy = strategyOf(kind)
  if (!strategy) return next
  return strategy.defaults(decodeBody({ kind, apiVersion }, next))
}
