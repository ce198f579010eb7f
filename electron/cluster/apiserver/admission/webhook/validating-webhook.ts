/** Asks the webhooks that judge requests, all at once: each has to agree. */
// Models: k8s.io/apiserver/pkg/admission/plugin/webhook/validating/{plugin,dispatcher}.go
import type { ApiObject, ValidatingWebhook } from '../../../../contract/api'
import { allSettled, type Task } from '../../../kernel/task'
import type { Authorizer } from '../../authorization/authorizer'
import { isExempt } from '../matching/rules'
import type { AdmissionAttributes, AdmissionPlugin } from '../plugin'
import { call } from './call'
import type { WebhookCaller } from './caller'
import { denied } from './failure'
import { isCalled } from './selection'

export function validatingAdmissionWebhook(
  authorizer: Pick<Authorizer, 'authorize'>,
  caller: WebhookCaller,
): AdmissionPlugin {
  return {
    name: 'ValidatingAdmissionWebhook',
    handles: (_, { resource }) => !isExempt(resource),
    validate(object, attributes) {
      const configurations = attributes.view.list('ValidatingWebhookConfiguration')
      if (configurations.length === 0) return undefined
      const webhooks = configurations.flatMap((each) => each.webhooks ?? [])
      const asked = webhooks.filter((webhook) => isCalled(webhook, object, attributes, authorizer))
      return asked.length === 0 ? undefined : askAll(asked, object, attributes, caller)
    },
  }
}

/** Of several refusals, the first is told. */
function* askAll(
  webhooks: readonly ValidatingWebhook[],
  object: ApiObject,
  attributes: AdmissionAttributes,
  caller: WebhookCaller,
): Task {
  for (const settled of yield* allSettled(webhooks.map((webhook) => ask(webhook, object, attributes, caller))))
    if ('error' in settled) throw settled.error as Error
}

function* ask(
  webhook: ValidatingWebhook,
  object: ApiObject,
  attributes: AdmissionAttributes,
  caller: WebhookCaller,
): Task {
  const response = yield* call(webhook, object, attributes, caller)
  if (response && !response.allowed) throw denied(webhook.name, response.status)
}
