/** A fault that the learner typed is one thing that happened, not two. */
import type { TimelineMark } from '../../electron/contract/host'

/** Acts of the same kind as faults that make whole again. */
const MENDS = new Set(['start', 'power-on'])

/** The typed line stands for the fault that it made, or for the mending of one, and is marked as such. */
export function tellingMarks(marks: readonly TimelineMark[]): readonly TimelineMark[] {
  const told = new Set<TimelineMark>()
  const lines = marks.map((mark): TimelineMark => {
    if (mark.kind === 'fault') return { ...mark, kind: kindOf(mark) }
    const made = mark.kind === 'input' ? marks.filter((other) => isEffect(other, mark)) : []
    for (const fault of made) told.add(fault)
    return made[0] ? { ...mark, kind: kindOf(made[0]) } : mark
  })
  return lines.filter((_, index) => !told.has(marks[index]!))
}

function isEffect({ kind, at, label }: TimelineMark, line: TimelineMark): boolean {
  return kind === 'fault' && at === line.at && line.label.includes(label)
}

function kindOf({ label }: TimelineMark): TimelineMark['kind'] {
  return MENDS.has(label) ? 'ready' : 'fault'
}
