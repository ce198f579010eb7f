/** Which marks of the timeline are named, and where: labels never cover each other. */
import type { TimelineMark } from '../../electron/contract/host'
import { textWidth, truncateEnd } from '../diagrams/math/text'

export interface MarkLabel {
  readonly mark: TimelineMark
  readonly text: string
  readonly x: number
  readonly width: number
  readonly row: number
}

export const LABEL_PX = 11
const WIDEST = 190
const APART = 8
/** What the learner did and what broke is named first. */
const RANK: Readonly<Record<TimelineMark['kind'], number>> = { fault: 0, input: 1, failing: 2, ready: 3 }

export interface LabelSpace {
  readonly left: number
  readonly right: number
  readonly rows: number
  readonly x: (ms: number) => number
}

export function markLabels(marks: readonly TimelineMark[], { left, right, rows, x }: LabelSpace): MarkLabel[] {
  const byRank = [...marks].sort((a, b) => RANK[a.kind] - RANK[b.kind] || b.at - a.at || b.seq - a.seq)
  const placed: MarkLabel[] = []
  for (const mark of byRank) {
    const text = truncateEnd(mark.label, Math.min(WIDEST, right - left), LABEL_PX)
    const width = textWidth(text, LABEL_PX)
    const free = candidates(x(mark.at), width, left, right, rows).find((one) =>
      placed.every((other) => areApart(one, width, other)),
    )
    if (free && text !== '') placed.push({ mark, text, width, ...free })
  }
  return placed.sort((a, b) => a.row - b.row || a.x - b.x)
}

interface Candidate {
  readonly x: number
  readonly row: number
}

/** Right of its line, else left of it, in the first row that is free. */
function candidates(at: number, width: number, left: number, right: number, rows: number): Candidate[] {
  const sides = [at + 3, at - 3 - width].filter((start) => start >= left && start + width <= right)
  return Array.from({ length: rows }, (_, row) => sides.map((start) => ({ x: start, row }))).flat()
}

function areApart(one: Candidate, width: number, other: MarkLabel): boolean {
  return one.row !== other.row || one.x + width + APART <= other.x || other.x + other.width + APART <= one.x
}
