/** What expressions compute with: JavaScript's own values where they are exact, small classes for the rest. */
// Models: github.com/google/cel-go/common/types; k8s.io/apiserver/pkg/cel

/** `int` is a bigint, `double` a number, so that 1 and 1.0 stay apart. */
export type CelValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint
  | Uint8Array
  | Timestamp
  | Duration
  | Optional
  | TypeValue
  | Opaque
  | CelList
  | CelMap

export type CelList = readonly CelValue[]
export type CelMap = ReadonlyMap<CelValue, CelValue>

export class Uint {
  constructor(readonly value: bigint) {}
}

/** Nanoseconds of the Unix epoch. */
export class Timestamp {
  constructor(readonly nanos: bigint) {}
}

export class Duration {
  constructor(readonly nanos: bigint) {}
}

export class Optional {
  static readonly NONE = new Optional(undefined)

  constructor(readonly content: CelValue | undefined) {}
}

export class TypeValue {
  constructor(readonly name: string) {}
}

/** A value of a library of Kubernetes: a quantity, an address, a question to the authorizer. */
export abstract class Opaque {
  abstract readonly type: string

  /** What `==` compares. */
  abstract equals(other: Opaque): boolean

  /** Fields that can be selected, where there are any. */
  readonly field?: (name: string) => CelValue | undefined
}

export function typeNameOf(value: CelValue): string {
  switch (typeof value) {
    case 'boolean':
      return 'bool'
    case 'bigint':
      return 'int'
    case 'number':
      return 'double'
    case 'string':
      return 'string'
    default:
      return value === null ? 'null_type' : objectTypeName(value)
  }
}

function objectTypeName(value: Exclude<CelValue, null | boolean | bigint | number | string>): string {
  if (Array.isArray(value)) return 'list'
  if (value instanceof Map) return 'map'
  if (value instanceof Uint) return 'uint'
  if (value instanceof Uint8Array) return 'bytes'
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp'
  if (value instanceof Duration) return 'google.protobuf.Duration'
  if (value instanceof Optional) return 'optional_type'
  if (value instanceof TypeValue) return 'type'
  return (value as Opaque).type
}
