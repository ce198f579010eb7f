/** Calls one webhook and reads its answer. */
// Models: k8s.io/apiserver/pkg/admission/plugin/webhook/{mutating,validating}/dispatcher.go: callHook; request/admissionreview.go
import type { ApiObject } from '../../../../contract/api'
import type { Task } from '../../../kernel/task'
import { admissionRequest } from '../matching/admission-request'
import type { AdmissionAttributes } from '../plugin'
import { nameOf } from '../refusal'
import { urlOf, type AdmissionResponse, type AdmissionReview, type WebhookCaller } from './caller'
import { callFailure } from './failure'
import { mustSupportDryRun, type Webhook } from './selection'

const DEFAULT_TIMEOUT_SECONDS = 10

/** The answer; null when there is none and that is no obstacle. */
export function* call(
  webhook: Webhook,
  object: ApiObject,
  attributes: AdmissionAttributes,
  caller: WebhookCaller,
): Task<AdmissionResponse | null> {
  mustSupportDryRun(webhook, attributes)
  const seconds = webhook.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS
  const review = reviewOf(object, attributes)
  const answer = yield* caller(webhook.clientConfig, review, seconds * 1000)
  const response = typeof answer === 'string' ? undefined : answer.response
  if (response?.uid === review.request!.uid) return told(webhook, response, attributes)
  if (webhook.failurePolicy === 'Ignore') return null
  const url = `Post "${urlOf(webhook.clientConfig)}?timeout=${seconds}s"`
  const why = typeof answer === 'string' ? (answer.startsWith('the server ') ? answer : `${url}: ${answer}`) : 'expected response.uid to match the request'
  throw callFailure(webhook.name, `failed to call webhook: ${why}`)
} // prettier-ignore

function reviewOf(object: ApiObject, attributes: AdmissionAttributes): AdmissionReview {
  const { operation, old, request, view } = attributes
  const uid = `${request.name}-${view.randomSuffix()}${view.randomSuffix()}`
  const asked = admissionRequest(attributes, nameOf(request.name, object))
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: { ...asked, uid, object: operation === 'delete' ? null : object, oldObject: old },
  }
}

function told(webhook: Webhook, response: AdmissionResponse, attributes: AdmissionAttributes): AdmissionResponse {
  for (const text of response.warnings ?? []) attributes.warn(text)
  for (const [key, value] of Object.entries(response.auditAnnotations ?? {}))
    attributes.annotate(`${webhook.name}/${key}`, value)
  return response
}
