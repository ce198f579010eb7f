// Models: describe.go: DaemonSetDescriber
import type { DaemonSet } from '../../../contract/api'
import { labelsText, selectorText } from '../../text/format'
import type { Describer } from './describer'
import { describeMarks, describeName } from './identity'
import { describeTemplate } from './pod-parts'
import { podsStatusOf } from './pods-status'

export const daemonSetDescriber: Describer<DaemonSet> = {
  *describe(daemonSet, writer, { command }) {
    const { spec, status } = daemonSet
    describeName(daemonSet, writer)
    writer.field(0, 'Selector', selectorText(spec?.selector))
    writer.field(0, 'Node-Selector', labelsText(spec?.template.spec?.nodeSelector))
    describeMarks(daemonSet, writer)
    writer.line(0, `Desired Number of Nodes Scheduled: ${status?.desiredNumberScheduled ?? 0}`)
    writer.line(0, `Current Number of Nodes Scheduled: ${status?.currentNumberScheduled ?? 0}`)
    writer.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status?.updatedNumberScheduled ?? 0}`)
    writer.line(0, `Number of Nodes Scheduled with Available Pods: ${status?.numberAvailable ?? 0}`)
    writer.line(0, `Number of Nodes Misscheduled: ${status?.numberMisscheduled ?? 0}`)
    writer.field(0, 'Pods Status', yield* podsStatusOf(daemonSet, spec?.selector, command))
    describeTemplate(spec?.template, writer)
  },
}
