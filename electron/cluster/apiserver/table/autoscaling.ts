import type { HorizontalPodAutoscaler } from '../../../contract/api'
import { ageOf, UNSET } from '../../text/format'
import { AGE, integer, NAME, text } from './columns'
import { metricTargetsText } from './metric-targets'
import type { Printer } from './printer'

// Models: printers.go: printHorizontalPodAutoscaler
export const horizontalPodAutoscalerPrinter: Printer<HorizontalPodAutoscaler> = {
  columns: [
    NAME,
    text('Reference', 'What it scales'),
    text('Targets', 'What is measured, and what it should be'),
    text('MinPods', 'It never goes below'),
    text('MaxPods', 'It never goes above'),
    integer('Replicas', 'How many Pods there are now'),
    AGE,
  ],
  cells({ metadata, spec, status }, nowMs) {
    const { kind, name } = spec?.scaleTargetRef ?? { kind: '', name: '' }
    return [
      metadata.name, `${kind}/${name}`, metricTargetsText(spec?.metrics ?? [], status?.currentMetrics ?? []),
      spec?.minReplicas === undefined ? UNSET : String(spec.minReplicas), spec?.maxReplicas ?? 0,
      status?.currentReplicas ?? 0, ageOf(metadata, nowMs),
    ] // prettier-ignore
  },
}
