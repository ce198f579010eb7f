// Models: describe.go: PriorityClassDescriber
import type { PriorityClass } from '../../../contract/api'
import { labelsText } from '../../text/format'
import type { Describer } from './describer'

export const priorityClassDescriber: Describer<PriorityClass> = {
  *describe({ metadata, value, globalDefault, preemptionPolicy, description }, writer) {
    writer.field(0, 'Name', metadata.name)
    writer.field(0, 'Value', value ?? 0)
    writer.field(0, 'GlobalDefault', globalDefault ?? false)
    writer.field(0, 'PreemptionPolicy', preemptionPolicy ?? '')
    writer.field(0, 'Description', description ?? '')
    writer.field(0, 'Annotations', labelsText(metadata.annotations))
  },
}
