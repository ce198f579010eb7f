/** Values that may be missing. */
// Models: github.com/google/cel-go/cel/library.go: optionalLibrary
import { CelError } from '../cel-error'
import { library } from '../function'
import { Optional, type CelValue } from '../values'

export const OPTIONAL = library({
  'optional::of(dyn): optional': (value: CelValue) => new Optional(value),
  'optional::none(): optional': () => Optional.NONE,
  'optional::ofNonZeroValue(dyn): optional': (value: CelValue) => (isZero(value) ? Optional.NONE : new Optional(value)),
  'optional.hasValue(): bool': ({ content }: Optional) => content !== undefined,
  'optional.value(): dyn': ({ content }: Optional) => {
    if (content === undefined) throw new CelError('optional.none() dereference')
    return content
  },
  'optional.orValue(dyn): dyn': ({ content }: Optional, other: CelValue) => content ?? nullOr(content, other),
  'optional.or(optional): optional': (value: Optional, other: Optional) =>
    value.content === undefined ? other : value,
})

/** A null that is there is a value. */
function nullOr(content: CelValue | undefined, other: CelValue): CelValue {
  return content === null ? null : other
}

function isZero(value: CelValue): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (value instanceof Map) return value.size === 0
  return value === null || value === false || value === '' || value === 0n || value === 0
}
