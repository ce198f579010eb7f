import type {
  MatchResources, MutatingAdmissionPolicy, MutatingAdmissionPolicyBinding, MutatingWebhook, MutatingWebhookConfiguration,
  RuleWithOperations, ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding, ValidatingWebhook,
  ValidatingWebhookConfiguration, WebhookClientConfig,
} from '../../../contract/api' // prettier-ignore
import { validateMutatingBinding, validateMutatingPolicy, validateValidatingBinding, validateValidatingPolicy } from '../validation/admission-policy' // prettier-ignore
import { validateWebhooks } from '../validation/webhook'
import { fill, mapField, mapShared } from './defaults/fill'
import { strategyFor } from './kind-rules'

/** What takes part in admission from outside the API server's own code. */
// Models: pkg/registry/admissionregistration, pkg/apis/admissionregistration/v1/defaults.go
const HTTPS_PORT = 443

function defaultRules<R extends RuleWithOperations>(rules: readonly R[]): readonly R[] {
  return mapShared(rules, (rule) => fill<RuleWithOperations>(rule, { scope: '*' }) as R)
}

function defaultWebhook<W extends ValidatingWebhook | MutatingWebhook>(webhook: W): W {
  const filled = fill<ValidatingWebhook>(webhook, {
    failurePolicy: 'Fail',
    matchPolicy: 'Equivalent',
    namespaceSelector: {},
    objectSelector: {},
    timeoutSeconds: 10,
  })
  const ruled = mapField(filled, 'rules', defaultRules)
  return mapField(ruled, 'clientConfig', (config: WebhookClientConfig) =>
    mapField(config, 'service', (service) => fill(service, { port: HTTPS_PORT })),
  ) as W
}

export const validatingWebhookStrategy = strategyFor<ValidatingWebhookConfiguration>('ValidatingWebhookConfiguration', {
  namespaced: false,
  counts: true,
  defaults: (configuration) => mapField(configuration, 'webhooks', (webhooks) => mapShared(webhooks, defaultWebhook)),
  validate: ({ webhooks }) => validateWebhooks(webhooks),
})

export const mutatingWebhookStrategy = strategyFor<MutatingWebhookConfiguration>('MutatingWebhookConfiguration', {
  namespaced: false,
  counts: true,
  defaults: (configuration) =>
    mapField(configuration, 'webhooks', (webhooks) =>
      mapShared(webhooks, (webhook) => fill(defaultWebhook(webhook), { reinvocationPolicy: 'Never' })),
    ),
  validate: ({ webhooks }) => validateWebhooks(webhooks),
})

function defaultMatch(match: MatchResources): MatchResources {
  const filled = fill(match, { matchPolicy: 'Equivalent', namespaceSelector: {}, objectSelector: {} })
  return mapField(mapField(filled, 'resourceRules', defaultRules), 'excludeResourceRules', defaultRules)
}

export const validatingPolicyStrategy = strategyFor<ValidatingAdmissionPolicy>('ValidatingAdmissionPolicy', {
  namespaced: false,
  counts: true,
  firstStatus: () => ({}),
  defaults: (policy) =>
    mapField(policy, 'spec', (spec) =>
      mapField(fill(spec, { failurePolicy: 'Fail' }), 'matchConstraints', defaultMatch),
    ),
  validate: validateValidatingPolicy,
})

export const validatingBindingStrategy = strategyFor<ValidatingAdmissionPolicyBinding>(
  'ValidatingAdmissionPolicyBinding',
  {
    namespaced: false,
    counts: true,
    defaults: (binding) => mapField(binding, 'spec', (spec) => mapField(spec, 'matchResources', defaultMatch)),
    validate: validateValidatingBinding,
  },
)

export const mutatingPolicyStrategy = strategyFor<MutatingAdmissionPolicy>('MutatingAdmissionPolicy', {
  namespaced: false,
  counts: true,
  defaults: (policy) =>
    mapField(policy, 'spec', (spec) =>
      mapField(fill(spec, { failurePolicy: 'Fail' }), 'matchConstraints', defaultMatch),
    ),
  validate: validateMutatingPolicy,
})

export const mutatingBindingStrategy = strategyFor<MutatingAdmissionPolicyBinding>('MutatingAdmissionPolicyBinding', {
  namespaced: false,
  counts: true,
  defaults: (binding) => mapField(binding, 'spec', (spec) => mapField(spec, 'matchResources', defaultMatch)),
  validate: validateMutatingBinding,
})
