import type { ResourceClaim, ResourceClaimTemplate } from '../../../contract/api'
import { validateImmutable } from '../validation/metadata'
import { strategyFor } from './kind-rules'

/** Claims to devices: what was asked for stays what was asked for. */
// Models: pkg/registry/resource/{resourceclaim,resourceclaimtemplate}/strategy.go
// Simplified: what a claim asks for is not looked into.
export const resourceClaimStrategy = strategyFor<ResourceClaim>('ResourceClaim', {
  firstStatus: () => ({}),
  validateChange: (claim, old) => validateImmutable(claim.spec, old.spec, 'spec'),
})

export const resourceClaimTemplateStrategy = strategyFor<ResourceClaimTemplate>('ResourceClaimTemplate', {
  validateChange: (template, old) => validateImmutable(template.spec, old.spec, 'spec'),
})
