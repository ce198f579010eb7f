/** `[2]`, `[-1]`, `[1:3]`, `[::2]`: a part of a list. */
// Models: k8s.io/client-go/util/jsonpath/parser.go: parseArray; jsonpath.go: evalArray
import { JsonPathError, type Slice } from './nodes'

const SLICE = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/

export function sliceOf(text: string): Slice {
  const match = SLICE.exec(text)
  if (!match) throw new JsonPathError(`invalid array index ${text}`)
  const [, from = '', to, step] = match
  return { from: boundOf(from), to: boundOf(to?.slice(1)), step: boundOf(step?.slice(1)), isIndex: to === undefined }
}

function boundOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  const value = Number(text)
  if (Number.isNaN(value)) throw new JsonPathError(`array index ${text} is not a number`)
  return value
}

export function slicedBy({ from, to, step, isIndex }: Slice, items: readonly unknown[]): readonly unknown[] {
  const { length } = items
  const start = fromEnd(from ?? 0, length)
  const derived = isIndex ? (from ?? 0) + 1 : null
  const end = derived === 0 ? length : fromEnd(derived ?? to ?? length, length)
  if (start === end) return []
  if (start < 0 || start >= length) throw outOfBounds(start, length)
  if (end < 0 || end > length) throw outOfBounds(end - 1, length)
  if (start > end) throw new JsonPathError(`starting index ${start} is greater than ending index ${end}`)
  if (step !== null && step <= 0) throw new JsonPathError('step must be > 0')
  return items.slice(start, end).filter((_, index) => index % (step ?? 1) === 0)
}

/** Negative numbers count from the end. */
function fromEnd(bound: number, length: number): number {
  return bound < 0 ? bound + length : bound
}

function outOfBounds(index: number, length: number): JsonPathError {
  return new JsonPathError(`array index out of bounds: index ${index}, length ${length}`)
}
