/** The functions that every implementation of CEL has. */
// Models: github.com/google/cel-go/common/stdlib/standard.go
import { CelError } from '../cel-error'
import { library } from '../function'
import { checkedInt, checkedUint, numberOf } from '../operators'
import { durationText, parseDuration, parseTimestamp, timestampText } from '../time-text'
import type { Uint } from '../values'
import { Timestamp, TypeValue, typeNameOf, type CelList, type CelMap, type CelValue } from '../values'
import { doubleText } from './double-text'
import { decodeUtf8, encodeUtf8 } from './utf8'

const TRUE = new Set(['1', 't', 'T', 'true', 'TRUE', 'True'])
const FALSE = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False'])

const same = (value: CelValue): CelValue => value

export const STANDARD = library({
  'dyn(dyn): dyn': same,
  'type(dyn): type': (value: CelValue) => new TypeValue(typeNameOf(value)),
  'size(string): int': sizeOf,
  'size(bytes): int': sizeOf,
  'size(list): int': sizeOf,
  'size(map): int': sizeOf,
  'string.size(): int': sizeOf,
  'bytes.size(): int': sizeOf,
  'list.size(): int': sizeOf,
  'map.size(): int': sizeOf,
  'bool(bool): bool': same,
  'bool(string): bool': (text: string) => {
    if (!TRUE.has(text) && !FALSE.has(text)) throw conversion('string', 'bool')
    return TRUE.has(text)
  },
  'int(int): int': same,
  'int(uint): int': ({ value }: Uint) => checkedInt(value),
  'int(double): int': (value: number) => checkedInt(wholePart(value)),
  'int(string): int': (text: string) => {
    if (!/^[+-]?\d+$/.test(text)) throw conversion('string', 'int')
    return checkedInt(BigInt(text))
  },
  'int(timestamp): int': ({ nanos }: Timestamp) => nanos / 1_000_000_000n,
  'uint(uint): uint': same,
  'uint(int): uint': (value: bigint) => checkedUint(value),
  'uint(double): uint': (value: number) => checkedUint(wholePart(value)),
  'uint(string): uint': (text: string) => {
    if (!/^\d+$/.test(text)) throw conversion('string', 'uint')
    return checkedUint(BigInt(text))
  },
  'double(double): double': same,
  'double(int): double': (value: bigint) => Number(value),
  'double(uint): double': (value: Uint) => Number(value.value),
  'double(string): double': (text: string) => {
    const value = /^\s|\s$|^$/.test(text) ? NaN : Number(text)
    if (Number.isNaN(value) && text !== 'NaN') throw conversion('string', 'double')
    return value
  },
  'string(string): string': same,
  'string(bool): string': String,
  'string(int): string': String,
  'string(uint): string': (value: Uint) => String(value.value),
  'string(double): string': doubleText,
  'string(bytes): string': decodeUtf8,
  'string(timestamp): string': timestampText,
  'string(duration): string': durationText,
  'bytes(bytes): bytes': same,
  'bytes(string): bytes': encodeUtf8,
  'timestamp(timestamp): timestamp': same,
  'timestamp(string): timestamp': parseTimestamp,
  'timestamp(int): timestamp': (seconds: bigint) => new Timestamp(seconds * 1_000_000_000n),
  'duration(duration): duration': same,
  'duration(string): duration': parseDuration,
  'string.contains(string): bool': (text: string, part: string) => text.includes(part),
  'string.startsWith(string): bool': (text: string, part: string) => text.startsWith(part),
  'string.endsWith(string): bool': (text: string, part: string) => text.endsWith(part),
})

function sizeOf(value: string | Uint8Array | CelList | CelMap): bigint {
  if (typeof value === 'string') return BigInt(Array.from(value).length)
  return BigInt(value instanceof Map ? value.size : (value as CelList).length)
}

function wholePart(value: CelValue): bigint {
  const number = Number(numberOf(value))
  if (!Number.isFinite(number)) throw new CelError('integer overflow')
  return BigInt(Math.trunc(number))
}

function conversion(from: string, to: string): CelError {
  return new CelError(`type conversion error from '${from}' to '${to}'`)
}
