// Models: describe.go: HorizontalPodAutoscalerDescriber, printDirectionBehavior
import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../../contract/api'
import { UNSET } from '../../text/format'
import type { Sparse } from '../../text/sparse'
import type { Describer } from './describer'
import { describeCreation, describeIdentity } from './identity'
import { metricLine } from './metric-lines'
import type { DescriptionWriter } from './writer'

export const horizontalPodAutoscalerDescriber: Describer<HorizontalPodAutoscaler> = {
  *describe(autoscaler, writer) {
    const { spec, status } = autoscaler
    const { kind = '', name = '' } = spec?.scaleTargetRef ?? {}
    describeIdentity(autoscaler, writer)
    describeCreation(autoscaler, writer)
    writer.field(0, 'Reference', `${kind}/${name}`)
    writer.field(0, 'Metrics', '( current / target )')
    for (const [index, metric] of (spec?.metrics ?? []).entries())
      writer.line(1, metricLine(metric, status?.currentMetrics?.[index]))
    writer.field(0, 'Min replicas', spec?.minReplicas ?? UNSET)
    writer.field(0, 'Max replicas', spec?.maxReplicas ?? 0)
    describeBehavior(autoscaler, writer)
    const counts = `${status?.currentReplicas ?? 0} current / ${status?.desiredReplicas ?? 0} desired`
    writer.field(0, `${kind} pods`, counts)
    describeConditions(autoscaler, writer)
  },
}

function describeBehavior({ spec }: Sparse<HorizontalPodAutoscaler>, writer: DescriptionWriter): void {
  if (!spec?.behavior) return
  writer.line(0, 'Behavior:')
  describeDirection('Scale Up', spec.behavior.scaleUp, writer)
  describeDirection('Scale Down', spec.behavior.scaleDown, writer)
}

function describeDirection(title: string, rules: HPAScalingRules | undefined, writer: DescriptionWriter): void {
  if (!rules) return
  const { stabilizationWindowSeconds, selectPolicy = 'Max', policies = [] } = rules
  writer.line(1, `${title}:`)
  if (stabilizationWindowSeconds !== undefined)
    writer.line(2, `Stabilization Window: ${stabilizationWindowSeconds} seconds`)
  if (policies.length === 0) return
  writer.line(2, `Select Policy: ${selectPolicy}`)
  writer.line(2, 'Policies:')
  for (const { type, value, periodSeconds } of policies)
    writer.line(3, `- Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`)
}

function describeConditions({ status }: Sparse<HorizontalPodAutoscaler>, writer: DescriptionWriter): void {
  const conditions = status?.conditions ?? []
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:')
  writer.line(1, 'Type\tStatus\tReason\tMessage')
  writer.line(1, '----\t------\t------\t-------')
  for (const { type, status: value, reason, message } of conditions)
    writer.line(1, `${type}\t${value}\t${reason ?? ''}\t${message ?? ''}`)
}
