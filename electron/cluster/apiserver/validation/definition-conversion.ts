import type { CustomResourceConversion } from '../../../contract/api'
import { listOf } from '../schema/unsound'
import { validateChoice } from './choice'
import { type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { validateClientConfig } from './webhook-client'

/** How objects come from one version to another. */
// Models: k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go: validateCustomResourceConversion
export function validateConversion({ strategy, webhook }: CustomResourceConversion): FieldError[] {
  const path = 'spec.conversion'
  const errors = validateChoice(strategy, ['None', 'Webhook'], `${path}.strategy`)
  if (strategy !== 'Webhook') {
    const detail = 'should not be set when strategy is not set to Webhook'
    return webhook ? [...errors, forbiddenField(`${path}.webhookClientConfig`, detail)] : errors
  }
  const at = `${path}.webhookClientConfig`
  if (!webhook?.clientConfig) errors.push(required(at, 'required when strategy is set to Webhook'))
  else errors.push(...validateClientConfig(webhook.clientConfig, at))
  const versions = listOf(webhook?.conversionReviewVersions)
  const versionsAt = `${path}.conversionReviewVersions`
  if (versions.length === 0) return [...errors, required(versionsAt)]
  if (versions.some((version) => version === 'v1' || version === 'v1beta1')) return errors
  return [...errors, invalidValue(versionsAt, versions, 'must include at least one of v1, v1beta1')]
}
