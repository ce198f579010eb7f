/** The webhooks that a request has to pass, and what it is asked under which conditions. */
// Models: k8s.io/apiserver/pkg/admission/plugin/webhook/generic/webhook.go: ShouldCallHook
import { badRequest, type ApiObject, type MutatingWebhook, type ValidatingWebhook } from '../../../../contract/api'
import { Budget, RUNTIME_BUDGET } from '../../../cel/budget'
import type { Authorizer } from '../../authorization/authorizer'
import { meetsConditions } from '../matching/conditions'
import { matchesRule, matchesSelectors } from '../matching/rules'
import { admissionScope, NAMES } from '../matching/scope'
import type { AdmissionAttributes } from '../plugin'
import { callFailure } from './failure'

export type Webhook = MutatingWebhook | ValidatingWebhook

export function isCalled(
  webhook: Webhook,
  object: ApiObject,
  attributes: AdmissionAttributes,
  authorizer: Pick<Authorizer, 'authorize'>,
): boolean {
  const { rules = [], namespaceSelector, objectSelector, matchPolicy, matchConditions, failurePolicy } = webhook
  if (!rules.some((rule) => matchesRule(rule, attributes, matchPolicy === 'Exact'))) return false
  if (!matchesSelectors(namespaceSelector, objectSelector, object, attributes)) return false
  if (!matchConditions?.length) return true
  const scope = admissionScope(object, attributes, authorizer)
  const isMet = meetsConditions(matchConditions, NAMES, scope, new Budget(RUNTIME_BUDGET))
  if (typeof isMet === 'boolean') return isMet
  if (failurePolicy === 'Ignore') return false
  throw callFailure(webhook.name, isMet)
}

/** Who only tries must not cause anything, so a webhook that does is not asked. */
export function mustSupportDryRun({ name, sideEffects }: Webhook, { isDryRun }: AdmissionAttributes): void {
  if (isDryRun && sideEffects !== 'None' && sideEffects !== 'NoneOnDryRun')
    throw badRequest(`admission webhook "${name}" does not support dry run`)
}
