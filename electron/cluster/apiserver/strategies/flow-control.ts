import type { FlowSchema, PriorityLevelConfiguration } from '../../../contract/api'
import { validateFlowSchema, validatePriorityLevel } from '../validation/flow-control'
import { fill, mapField } from './defaults/fill'
import { strategyFor } from './kind-rules'

/** The lines in which requests wait. */
// Models: pkg/registry/flowcontrol, pkg/apis/flowcontrol/v1/defaults.go
export const flowSchemaStrategy = strategyFor<FlowSchema>('FlowSchema', {
  namespaced: false,
  counts: true,
  firstStatus: () => ({}),
  defaults: (schema) =>
    mapField(schema, 'spec', (spec) => (spec.matchingPrecedence ? spec : { ...spec, matchingPrecedence: 1000 })),
  validate: validateFlowSchema,
})

export const priorityLevelStrategy = strategyFor<PriorityLevelConfiguration>('PriorityLevelConfiguration', {
  namespaced: false,
  counts: true,
  firstStatus: () => ({}),
  defaults: (level) =>
    mapField(level, 'spec', (spec) =>
      mapField(
        mapField(spec, 'exempt', (exempt) => fill(exempt, { nominalConcurrencyShares: 0, lendablePercent: 0 })),
        'limited',
        (limited) =>
          mapField(fill(limited, { nominalConcurrencyShares: 30, lendablePercent: 0 }), 'limitResponse', (response) =>
            mapField(response, 'queuing', (queuing) =>
              fill(queuing, { queues: 64, handSize: 8, queueLengthLimit: 50 }),
            ),
          ),
      ),
    ),
  validate: validatePriorityLevel,
})
