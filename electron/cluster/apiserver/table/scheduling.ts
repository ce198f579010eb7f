import type { PriorityClass, RuntimeClass } from '../../../contract/api'
import { ageOf } from '../../text/format'
import { AGE, flag, integer, NAME, text } from './columns'
import type { Printer } from './printer'

// Models: printers.go: printPriorityClass
export const priorityClassPrinter: Printer<PriorityClass> = {
  columns: [
    NAME,
    integer('Value', 'The higher, the earlier its Pods get a place'),
    flag('Global-Default', 'Whether Pods that name no class get this one'),
    AGE,
    text('PreemptionPolicy', 'Whether its Pods may drive others away'),
  ],
  cells: ({ metadata, value, globalDefault, preemptionPolicy }, nowMs) => [
    metadata.name, value ?? 0, globalDefault ?? false, ageOf(metadata, nowMs), preemptionPolicy ?? '',
  ], // prettier-ignore
}

// Models: printers.go: printRuntimeClass
export const runtimeClassPrinter: Printer<RuntimeClass> = {
  columns: [NAME, text('Handler', 'What the container runtime calls it'), AGE],
  cells: ({ metadata, handler }, nowMs) => [metadata.name, handler, ageOf(metadata, nowMs)],
}
