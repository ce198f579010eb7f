// Models: describe.go: ReplicaSetDescriber, ReplicationControllerDescriber
import type { ReplicaSet, ReplicationController } from '../../../contract/api'
import { labelsText, selectorText } from '../../text/format'
import type { Describer } from './describer'
import { describeController, describeMarks, describeName } from './identity'
import { describeTemplate, describeTypedConditions } from './pod-parts'
import { podsStatusOf } from './pods-status'

export const replicaSetDescriber: Describer<ReplicaSet> = {
  *describe(replicaSet, writer, { command }) {
    const { spec, status } = replicaSet
    describeName(replicaSet, writer)
    writer.field(0, 'Selector', selectorText(spec?.selector))
    describeMarks(replicaSet, writer)
    describeController(replicaSet, writer)
    writer.field(0, 'Replicas', `${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`)
    writer.field(0, 'Pods Status', yield* podsStatusOf(replicaSet, spec?.selector, command))
    describeTemplate(spec?.template, writer)
    describeTypedConditions(status?.conditions ?? [], writer)
  },
}

export const replicationControllerDescriber: Describer<ReplicationController> = {
  *describe(controller, writer, { command }) {
    const { spec, status } = controller
    describeName(controller, writer)
    writer.field(0, 'Selector', labelsText(spec?.selector))
    describeMarks(controller, writer)
    writer.field(0, 'Replicas', `${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`)
    writer.field(0, 'Pods Status', yield* podsStatusOf(controller, { matchLabels: spec?.selector }, command))
    describeTemplate(spec?.template, writer)
    describeTypedConditions(status?.conditions ?? [], writer)
  },
}
