/** Asks the webhooks that change objects, one after the other: each meets what the one before has made. */
// Models: k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/{plugin,dispatcher}.go
// Simplified: none is asked again when a later one has changed the object.
import type { ApiObject, MutatingWebhook } from '../../../../contract/api'
import { jsonPatch, JsonPatchError, type JsonObject, type JsonPatchOperation } from '../../../../contract/api/patch'
import { decodeBase64 } from '../../../../contract/text/base64'
import type { Task } from '../../../kernel/task'
import type { Authorizer } from '../../authorization/authorizer'
import { isExempt } from '../matching/rules'
import type { AdmissionAttributes, AdmissionPlugin } from '../plugin'
import { readAgain } from '../policy/mutation'
import { call } from './call'
import type { AdmissionResponse, WebhookCaller } from './caller'
import { callFailure, denied } from './failure'
import { isCalled } from './selection'

export function mutatingAdmissionWebhook(
  authorizer: Pick<Authorizer, 'authorize'>,
  caller: WebhookCaller,
): AdmissionPlugin {
  return {
    name: 'MutatingAdmissionWebhook',
    handles: (_, { resource }) => !isExempt(resource),
    mutate(object, attributes) {
      const configurations = attributes.view.list('MutatingWebhookConfiguration')
      if (configurations.length === 0) return object
      const webhooks = configurations.flatMap((each) => each.webhooks ?? [])
      return askEach(webhooks, object, attributes, authorizer, caller)
    },
  }
}

function* askEach(
  webhooks: readonly MutatingWebhook[],
  object: ApiObject,
  attributes: AdmissionAttributes,
  authorizer: Pick<Authorizer, 'authorize'>,
  caller: WebhookCaller,
): Task<ApiObject> {
  let current = object
  for (const webhook of webhooks) {
    if (!isCalled(webhook, current, attributes, authorizer)) continue
    const response = yield* call(webhook, current, attributes, caller)
    if (response && !response.allowed) throw denied(webhook.name, response.status)
    if (response?.patch && attributes.operation !== 'delete') current = patched(current, webhook, response)
  }
  return current
}

function patched(
  object: ApiObject,
  { name, failurePolicy }: MutatingWebhook,
  { patch, patchType }: AdmissionResponse,
): ApiObject {
  try {
    if (patchType !== 'JSONPatch') throw new JsonPatchError(`unsupported patch type "${patchType ?? ''}"`)
    const steps = JSON.parse(decodeBase64(patch!) ?? '') as readonly JsonPatchOperation[]
    return readAgain(jsonPatch(object as unknown as JsonObject, steps) as unknown as ApiObject, object)
  } catch (error) {
    if (!(error instanceof JsonPatchError) && !(error instanceof SyntaxError)) throw error
    if (failurePolicy === 'Ignore') return object
    throw callFailure(name, error.message)
  }
}
