import type { Ingress, IngressClass, NetworkPolicy, NetworkPolicyPort, NetworkPolicySpec } from '../../../contract/api'
import { type FieldError, invalidValue, required } from '../validation/field-error'
import { validateIngress, validateIngressClassUse } from '../validation/ingress'
import { validateImmutable, validateMetadata } from '../validation/metadata'
import { dns1123Subdomain, domainPrefixedPath } from '../validation/names'
import { validateNetworkPolicy } from '../validation/network-policy'
import { fill, mapField, mapShared } from './defaults/fill'
import { strategyFor } from './kind-rules'

/** NetworkPolicies, Ingresses and their classes. */
// Models: pkg/registry/networking, pkg/apis/networking/v1/defaults.go
export const networkPolicyStrategy = strategyFor<NetworkPolicy>('NetworkPolicy', {
  counts: true,
  defaults: (policy) => mapField(policy, 'spec', defaultPolicySpec),
  validate: validateNetworkPolicy,
})

/** A policy is about what comes in; about what goes out only if it says something of that. */
function defaultPolicySpec(spec: NetworkPolicySpec): NetworkPolicySpec {
  const directions = spec.egress?.length ? ['Ingress', 'Egress'] : ['Ingress']
  let defaulted = fill(spec, { podSelector: {} })
  if (!defaulted.policyTypes?.length) defaulted = { ...defaulted, policyTypes: directions }
  defaulted = mapField(defaulted, 'ingress', (rules) =>
    mapShared(rules, (rule) => mapField(rule, 'ports', defaultPorts)),
  )
  return mapField(defaulted, 'egress', (rules) => mapShared(rules, (rule) => mapField(rule, 'ports', defaultPorts)))
}

function defaultPorts(ports: readonly NetworkPolicyPort[]): readonly NetworkPolicyPort[] {
  return mapShared(ports, (port) => fill(port, { protocol: 'TCP' }))
}

export const ingressStrategy = strategyFor<Ingress>('Ingress', {
  counts: true,
  firstStatus: () => ({ loadBalancer: {} }),
  validate: validateIngress,
  validateCreate: (ingress) => [
    ...validateMetadata(ingress, true, dns1123Subdomain),
    ...validateIngressClassUse(ingress),
    ...validateIngress(ingress),
  ],
})

export const ingressClassStrategy = strategyFor<IngressClass>('IngressClass', {
  namespaced: false,
  counts: true,
  defaults: (ingressClass) =>
    mapField(ingressClass, 'spec', (spec) => mapField(spec, 'parameters', (parameters) => fill(parameters, { scope: 'Cluster' }))),
  validate: validateIngressClass,
  validateChange: (ingressClass, old) =>
    validateImmutable(ingressClass.spec.controller, old.spec.controller, 'spec.controller'),
}) // prettier-ignore

const MAX_CONTROLLER_NAME = 250

function validateIngressClass({ spec }: IngressClass): FieldError[] {
  const { controller = '', parameters } = spec
  const path = 'spec.controller'
  if (controller === '') return [required(path)]
  const errors: FieldError[] =
    controller.length > MAX_CONTROLLER_NAME
      ? [{ type: 'Too long', field: path, badValue: '', detail: `may not be more than ${MAX_CONTROLLER_NAME} bytes` }]
      : domainPrefixedPath(controller).map((why) => invalidValue(path, controller, why))
  for (const field of ['kind', 'name'] as const)
    if (parameters && !parameters[field]) errors.push(required(`spec.parameters.${field}`))
  return errors
}
