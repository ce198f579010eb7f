import { isList, isObject, type Json, jsonEquals, type MutableObject, setKey } from './json'

/** A list of operations on paths: add, remove, replace, move, copy, test. */
// Models: RFC 6902
export interface JsonPatchOperation {
  readonly op: string
  readonly path: string
  readonly from?: string
  readonly value?: Json
}

export class JsonPatchError extends Error {}

export function jsonPatch(document: Json, operations: readonly JsonPatchOperation[]): Json {
  return operations.reduce(applyOperation, document)
}

function applyOperation(document: Json, { op, path, from = '', value }: JsonPatchOperation): Json {
  const pointer = pointerOf(path)
  switch (op) {
    case 'add':
      return change(document, pointer, value ?? null, 'add')
    case 'replace':
      return change(document, pointer, value ?? null, 'replace')
    case 'remove':
      return change(document, pointer, null, 'remove')
    case 'copy':
      return change(document, pointer, valueAt(document, pointerOf(from)), 'add')
    case 'move':
      return change(
        change(document, pointerOf(from), null, 'remove'),
        pointer,
        valueAt(document, pointerOf(from)),
        'add',
      )
    case 'test':
      if (jsonEquals(valueAt(document, pointer), value ?? null)) return document
      throw new JsonPatchError(`testing value ${path} failed: test failed`)
    default:
      throw new JsonPatchError(`Unexpected kind: ${op}`)
  }
}

function pointerOf(path: string): string[] {
  if (path === '') return []
  if (!path.startsWith('/')) throw new JsonPatchError(`jsonpatch: invalid path: ${path}`)
  return path
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function valueAt(document: Json, pointer: readonly string[]): Json {
  return pointer.reduce((value, key) => {
    const child = isList(value) ? value[indexOf(value, key, value.length)] : childOf(value, key)
    if (child === undefined) throw missing(pointer)
    return child
  }, document)
}

function childOf(value: Json, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function missing(pointer: readonly string[]): JsonPatchError {
  return new JsonPatchError(`doc is missing path: "/${pointer.join('/')}": missing value`)
}

type Change = 'add' | 'replace' | 'remove'

/** Copies only the containers along the path. */
function change(document: Json, pointer: readonly string[], value: Json, kind: Change): Json {
  const [key, ...rest] = pointer
  if (key === undefined) return value
  if (isList(document)) return changeItem(document, key, rest, value, kind)
  if (!isObject(document)) throw missing(pointer)
  const exists = Object.hasOwn(document, key)
  if (!exists && (rest.length > 0 || kind !== 'add')) throw missing(pointer)
  const copy: MutableObject = { ...document }
  if (rest.length > 0) setKey(copy, key, change(document[key] ?? null, rest, value, kind))
  else if (kind === 'remove') Reflect.deleteProperty(copy, key)
  else setKey(copy, key, value)
  return copy
}

function changeItem(list: readonly Json[], key: string, rest: readonly string[], value: Json, kind: Change): Json {
  const index = indexOf(list, key, kind === 'add' && rest.length === 0 ? list.length + 1 : list.length)
  const copy = [...list]
  if (rest.length > 0) copy[index] = change(list[index] ?? null, rest, value, kind)
  else if (kind === 'add') copy.splice(index, 0, value)
  else if (kind === 'remove') copy.splice(index, 1)
  else copy[index] = value
  return copy
}

function indexOf(list: readonly Json[], key: string, limit: number): number {
  if (key === '-') return list.length
  const index = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1
  if (index < 0 || index >= limit)
    throw new JsonPatchError(`Unable to access invalid index: ${key}: invalid index referenced`)
  return index
}
