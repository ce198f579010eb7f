import type {
  Endpoints, LimitRange, LimitRangeItem, PodTemplate, ReplicationController, ReplicationControllerSpec, ResourceQuota,
} from '../../../contract/api' // prettier-ignore
import { validateEndpoints } from '../validation/endpoints'
import { validateLimitRange } from '../validation/limit-range'
import { validatePodTemplate } from '../validation/pod-template'
import { validateQuota, validateQuotaChange } from '../validation/quota'
import { validateReplicationController } from '../validation/replication-controller'
import { fill, mapField, mapShared, withField } from './defaults/fill'
import { defaultTemplate } from './defaults/pod-spec'
import { strategyFor } from './kind-rules'

/** Quotas, limits, Endpoints and the oldest workloads of the core group. */
// Models: pkg/registry/core/{resourcequota,limitrange,endpoint,replicationcontroller,podtemplate}, pkg/apis/core/v1/defaults.go
export const resourceQuotaStrategy = strategyFor<ResourceQuota>('ResourceQuota', {
  firstStatus: () => ({}),
  validate: validateQuota,
  validateChange: validateQuotaChange,
})

export const limitRangeStrategy = strategyFor<LimitRange>('LimitRange', {
  defaults: (range) =>
    mapField(range, 'spec', (spec) => mapField(spec, 'limits', (items) => mapShared(items, defaultItem))),
  validate: validateLimitRange,
})

/** What a container gets when it asks for nothing: the most that it may, and as request the same, or else the least. */
function defaultItem(item: LimitRangeItem): LimitRangeItem {
  if (item.type !== 'Container') return item
  const limits = fill({ ...item.default }, { ...item.max })
  const requests = fill(fill({ ...item.defaultRequest }, limits), { ...item.min })
  const withLimits = Object.keys(limits).length > 0 ? withField(item, 'default', limits) : item
  return Object.keys(requests).length > 0 ? withField(withLimits, 'defaultRequest', requests) : withLimits
}

export const endpointsStrategy = strategyFor<Endpoints>('Endpoints', {
  defaults: (endpoints) =>
    mapField(endpoints, 'subsets', (subsets) =>
      mapShared(subsets, (subset) =>
        mapField(subset, 'ports', (ports) => mapShared(ports, (port) => fill(port, { protocol: 'TCP' }))),
      ),
    ),
  validate: validateEndpoints,
})

export const replicationControllerStrategy = strategyFor<ReplicationController>('ReplicationController', {
  defaultPropagation: 'Orphan',
  counts: true,
  firstStatus: () => ({ replicas: 0 }),
  defaults: defaultController,
  validate: validateReplicationController,
})

/** Selector and labels are those of the template, unless they are said. */
function defaultController(controller: ReplicationController): ReplicationController {
  const labels = controller.spec.template?.metadata?.labels
  const isBare = Object.keys(controller.metadata.labels ?? {}).length === 0
  const labelled = labels && isBare ? withField(controller, 'metadata', { ...controller.metadata, labels }) : controller
  return mapField(labelled, 'spec', (spec: ReplicationControllerSpec) => {
    const selected = labels && Object.keys(spec.selector ?? {}).length === 0 ? { ...spec, selector: labels } : spec
    return mapField(fill(selected, { replicas: 1 }), 'template', defaultTemplate)
  })
}

export const podTemplateStrategy = strategyFor<PodTemplate>('PodTemplate', {
  counts: true,
  defaults: (template) => mapField(fill(template, { template: {} }), 'template', defaultTemplate),
  validate: ({ template }) => validatePodTemplate(template ?? {}, 'template'),
})
