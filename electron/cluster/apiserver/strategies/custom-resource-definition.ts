import type { CustomResourceDefinition, CustomResourceDefinitionSpec } from '../../../contract/api'
import { listOf } from '../schema/unsound'
import {
  validateCustomResourceDefinition, validateDefinitionChange, validateDefinitionName,
} from '../validation/custom-resource-definition' // prettier-ignore
import { validateMetadata } from '../validation/metadata'
import { dns1123Subdomain } from '../validation/names'
import { fill, mapField } from './defaults/fill'
import { strategyFor } from './kind-rules'

/** CustomResourceDefinitions: kinds of the learner's own making. */
// Models: k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition/strategy.go, pkg/apis/apiextensions/v1/defaults.go
const HTTPS_PORT = 443

export const customResourceDefinitionStrategy = strategyFor<CustomResourceDefinition>('CustomResourceDefinition', {
  namespaced: false,
  counts: true,
  firstStatus: ({ spec }) => ({
    conditions: null,
    acceptedNames: { plural: '', kind: '' },
    storedVersions: listOf(spec.versions).filter(({ storage }) => storage).map(({ name }) => name), // prettier-ignore
  }),
  defaults: (definition) => mapField(definition, 'spec', defaultSpec),
  prepareChange: withStorageVersion,
  validate: validateCustomResourceDefinition,
  validateChange: validateDefinitionChange,
  validateCreate: (definition) => [
    ...validateMetadata(definition, false, dns1123Subdomain),
    ...validateDefinitionName(definition),
    ...validateCustomResourceDefinition(definition),
  ],
})

function defaultSpec(spec: CustomResourceDefinitionSpec): CustomResourceDefinitionSpec {
  const filled = fill(spec, { names: { plural: '', kind: '' }, conversion: { strategy: 'None' } })
  const named = mapField(filled, 'names', (names) => {
    const { kind } = names
    const whole = names.singular ? names : { ...names, singular: kind.toLowerCase() }
    return whole.listKind || !kind ? whole : { ...whole, listKind: `${kind}List` }
  })
  return mapField(named, 'conversion', (conversion) =>
    mapField(conversion, 'webhook', (webhook) =>
      mapField(webhook, 'clientConfig', (config) =>
        mapField(config, 'service', (service) => fill(service, { port: HTTPS_PORT })),
      ),
    ),
  )
}

/** Objects were once written in every version that this list names. */
function withStorageVersion(definition: CustomResourceDefinition): CustomResourceDefinition {
  const stored = listOf(definition.status?.storedVersions)
  const added = listOf(definition.spec.versions).filter(({ name, storage }) => storage && !stored.includes(name))
  if (added.length === 0 || !definition.status) return definition
  const storedVersions = [...stored, ...added.map(({ name }) => name)]
  return { ...definition, status: { ...definition.status, storedVersions } }
}
