import type { ControllerRevision, DaemonSet, DaemonSetSpec, PersistentVolumeClaim, StatefulSet, StatefulSetSpec } from '../../../contract/api' // prettier-ignore
import { jsonEquals } from '../../../contract/api/patch/json'
import { validateDaemonSet, validateDaemonSetChange } from '../validation/daemon-set'
import { type FieldError, required } from '../validation/field-error'
import { validateImmutable } from '../validation/metadata'
import { validateNonNegative } from '../validation/numbers'
import { statefulSetName, validateStatefulSet, validateStatefulSetChange } from '../validation/stateful-set'
import { fill, mapField, mapShared } from './defaults/fill'
import { defaultTemplate } from './defaults/pod-spec'
import { defaultClaimSpec } from './defaults/volume-claim'
import { strategyFor } from './kind-rules'

/** StatefulSets, DaemonSets and the revisions that both keep. */
// Models: pkg/registry/apps/{statefulset,daemonset,controllerrevision}/strategy.go, pkg/apis/apps/v1/defaults.go
export const statefulSetStrategy = strategyFor<StatefulSet>('StatefulSet', {
  nameRule: statefulSetName,
  counts: true,
  firstStatus: () => ({ replicas: 0, availableReplicas: 0 }),
  defaults: (set) => mapField(set, 'spec', defaultStatefulSetSpec),
  validate: validateStatefulSet,
  validateChange: validateStatefulSetChange,
})

function defaultStatefulSetSpec(spec: StatefulSetSpec): StatefulSetSpec {
  const filled = fill(spec, {
    replicas: 1,
    template: {},
    podManagementPolicy: 'OrderedReady',
    updateStrategy: {},
    revisionHistoryLimit: 10,
    persistentVolumeClaimRetentionPolicy: {},
  })
  const retained = mapField(filled, 'persistentVolumeClaimRetentionPolicy', (policy) =>
    fill(policy, { whenDeleted: 'Retain', whenScaled: 'Retain' }),
  )
  const updated = mapField(retained, 'updateStrategy', (strategy) => {
    const typed = fill(strategy, { type: 'RollingUpdate' })
    if (typed.type !== 'RollingUpdate') return typed
    return mapField(fill(typed, { rollingUpdate: {} }), 'rollingUpdate', (rolling) => fill(rolling, { partition: 0 }))
  })
  const claimed = mapField(updated, 'volumeClaimTemplates', (claims) => mapShared(claims, defaultClaimTemplate))
  return mapField(claimed, 'template', defaultTemplate)
}

/** A claim in a template is a whole object, down to the status that it will begin with. */
function defaultClaimTemplate(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  const whole = fill(claim, {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {} as PersistentVolumeClaim['metadata'],
    spec: {},
    status: { phase: 'Pending' },
  })
  return mapField(whole, 'spec', defaultClaimSpec)
}

const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation'

export const daemonSetStrategy = strategyFor<DaemonSet>('DaemonSet', {
  counts: true,
  firstStatus: () => ({ currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 }),
  defaults: (set) => mapField(set, 'spec', defaultDaemonSetSpec),
  prepare: (set) => withTemplateGeneration(set, 1),
  prepareChange: (set, old) => {
    const before = Number(old.metadata.annotations?.[TEMPLATE_GENERATION] ?? 1)
    return withTemplateGeneration(set, jsonEquals(set.spec.template, old.spec.template) ? before : before + 1)
  },
  validate: validateDaemonSet,
  validateChange: validateDaemonSetChange,
})

function defaultDaemonSetSpec(spec: DaemonSetSpec): DaemonSetSpec {
  const filled = fill(spec, { template: {}, updateStrategy: {}, revisionHistoryLimit: 10 })
  const updated = mapField(filled, 'updateStrategy', (strategy) => {
    const typed = fill(strategy, { type: 'RollingUpdate' })
    if (typed.type !== 'RollingUpdate') return typed
    return mapField(fill(typed, { rollingUpdate: {} }), 'rollingUpdate', (rolling) =>
      fill(rolling, { maxUnavailable: 1, maxSurge: 0 }),
    )
  })
  return mapField(updated, 'template', defaultTemplate)
}

/** A field of older versions of this API lives on as an annotation. */
function withTemplateGeneration(set: DaemonSet, generation: number): DaemonSet {
  const annotations = { ...set.metadata.annotations, [TEMPLATE_GENERATION]: String(generation) }
  return { ...set, metadata: { ...set.metadata, annotations } }
}

export const controllerRevisionStrategy = strategyFor<ControllerRevision>('ControllerRevision', {
  validate: validateRevision,
  validateChange: (revision, old) => validateImmutable(revision.data, old.data, 'data'),
})

function validateRevision({ data, revision }: ControllerRevision): FieldError[] {
  return [
    ...(data === undefined ? [required('data', 'data is mandatory')] : []),
    ...validateNonNegative(revision, 'revision'),
  ]
}
