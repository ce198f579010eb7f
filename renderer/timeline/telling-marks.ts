/** A fault that the learner typed is one thing that happened, not two. */
import type { TimelineMark } from '../../electron/contract/host'

/** The typed line stands for the fault that it made, and is marked as one. */
export function tellingMarks(marks: readonly TimelineMark[]): readonly TimelineMark[] {
  const faults = marks.filter((mark) => mark.kind === 'fault')
  const made = (input: TimelineMark): readonly TimelineMark[] =>
    faults.filter((fault) => fault.at === input.at && input.label.includes(fault.label))
  const told = new Set<TimelineMark>()
  const lines = marks.map((mark) => {
    const causes = mark.kind === 'input' ? made(mark) : []
    for (const fault of causes) told.add(fault)
    return causes.length > 0 ? { ...mark, kind: 'fault' as const } : mark
  })
  return lines.filter((mark) => !told.has(mark))
}
