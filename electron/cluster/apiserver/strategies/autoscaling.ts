import type { HorizontalPodAutoscaler, HorizontalPodAutoscalerSpec, HPAScalingRules } from '../../../contract/api'
import { validateAutoscaler } from '../validation/autoscaler'
import { fill, mapField } from './defaults/fill'
import { strategyFor } from './kind-rules'

/** HorizontalPodAutoscalers, kept in version 2. */
// Models: pkg/registry/autoscaling/horizontalpodautoscaler/strategy.go, pkg/apis/autoscaling/v2/defaults.go
export const autoscalerStrategy = strategyFor<HorizontalPodAutoscaler>('HorizontalPodAutoscaler', {
  firstStatus: () => ({ desiredReplicas: 0, currentMetrics: null }),
  defaults: (autoscaler) => mapField(autoscaler, 'spec', defaultSpec),
  validate: validateAutoscaler,
})

const CPU_AT_80_PERCENT = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
} as const

/** Up at once, by four Pods or twofold, whichever is more; down with all, after the controller's window. */
const UP: HPAScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
}
const DOWN: HPAScalingRules = {
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
}

function defaultSpec(spec: HorizontalPodAutoscalerSpec): HorizontalPodAutoscalerSpec {
  const measured = spec.metrics?.length ? spec : { ...spec, metrics: [CPU_AT_80_PERCENT] }
  return mapField(fill(measured, { minReplicas: 1 }), 'behavior', (behavior) => ({
    ...behavior,
    scaleUp: fill(behavior.scaleUp ?? {}, UP),
    scaleDown: fill(behavior.scaleDown ?? {}, DOWN),
  }))
}
