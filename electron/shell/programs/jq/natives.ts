/** Functions of jq that are built in. */
import { evaluate, values, NO_PATH, type Closure, type JqRun, type Outs } from './evaluate'
import { compareJson, isArray, isObject, isTruthy, JqError, printJson, shortened, typeName, type Json } from './json'
import { NUMBERS } from './native-numbers'
import { TEXTS } from './native-texts'
import { plus } from './operators'
import { pathsOf } from './update'
import { deletePaths, getPath, notIterable, placesOf, setPath, type Path } from './paths'

export type Native = (args: readonly Closure[], value: Json, path: Path | null, run: JqRun) => Outs

/** Each combination of what the arguments come to, the last one turning slowest. */
function* combined(args: readonly Closure[], value: Json): Generator<readonly Json[], void, undefined> {
  const last = args.at(-1)
  if (!last) {
    yield []
    return
  }
  for (const end of values(last.node, last.scope, value))
    for (const before of combined(args.slice(0, -1), value)) yield [...before, end]
}

export type Plain = (value: Json, args: readonly Json[], run: JqRun) => Json

/** A function from values to one value. */
function plain(apply: Plain): Native {
  return function* (args, value, path, run) {
    for (const each of combined(args, value)) {
      run.io.limits.step()
      yield { value: apply(value, each, run), path: path && NO_PATH }
    }
  }
}

function arrayOf(value: Json, what: string): readonly Json[] {
  if (!isArray(value))
    throw new JqError(`${typeName(value)} (${shortened(value)}) cannot be ${what}, as it is not an array`)
  return value
}

function contains(whole: Json, part: Json): boolean {
  if (isObject(whole) && isObject(part)) return [...part].every(([key, member]) => whole.has(key) && contains(whole.get(key)!, member)) // prettier-ignore
  if (isArray(whole) && isArray(part)) return part.every((item) => whole.some((each) => contains(each, item)))
  if (typeof whole === 'string' && typeof part === 'string') return whole.includes(part)
  if (typeName(whole) === typeName(part)) return compareJson(whole, part) === 0
  throw new JqError(`${typeName(whole)} (${shortened(whole)}) and ${typeName(part)} (${shortened(part)}) cannot have their containment checked`) // prettier-ignore
}

function lengthOf(value: Json): number {
  if (value === null) return 0
  if (typeof value === 'boolean') throw new JqError(`boolean (${value}) has no length`)
  if (typeof value === 'number') return Math.abs(value)
  return typeof value === 'string' ? Array.from(value).length : isArray(value) ? value.length : value.size
}

function keysOf(value: Json, isSorted: boolean): readonly Json[] {
  if (isArray(value)) return value.map((_, index) => index)
  if (!isObject(value)) throw new JqError(`${typeName(value)} (${shortened(value)}) has no keys`)
  return isSorted ? [...value.keys()].sort() : [...value.keys()]
}

function has(value: Json, key: Json): boolean {
  if (isObject(value) && typeof key === 'string') return value.has(key)
  if (isArray(value) && typeof key === 'number') return key >= 0 && key < value.length
  throw new JqError(`Cannot check whether ${typeName(value)} has a ${typeof key === 'string' ? 'string' : typeName(key)} key`) // prettier-ignore
}

function flattened(value: readonly Json[], depth: number): readonly Json[] {
  return value.flatMap((item) => (isArray(item) && depth > 0 ? flattened(item, depth - 1) : [item]))
}

function sum(value: Json): Json {
  if (!isArray(value) && !isObject(value)) throw notIterable(value)
  return [...value.values()].reduce<Json>(plus, null)
}

/** Items with what the filter says of them, in that order; equal ones keep theirs. */
function keyed(
  { node, scope }: Closure,
  value: Json,
  what: string,
): readonly { readonly key: Json; readonly item: Json }[] {
  const items = arrayOf(value, what).map((item) => ({ key: [...values(node, scope, item)], item }))
  scope.run.io.limits.step(items.length * 4)
  return items.sort((a, b) => compareJson(a.key, b.key))
}

function grouped(closure: Closure, value: Json, what: string): readonly (readonly Json[])[] {
  const groups: { readonly key: Json; readonly items: Json[] }[] = []
  for (const { key, item } of keyed(closure, value, what)) {
    const last = groups.at(-1)
    if (last && compareJson(last.key, key) === 0) last.items.push(item)
    else groups.push({ key, items: [item] })
  }
  return groups.map(({ items }) => items)
}

function* one(value: Json, path: Path | null): Outs {
  yield { value, path: path && NO_PATH }
}

const byKey: Readonly<Record<string, (closure: Closure, value: Json) => Json>> = {
  sort_by: (closure, value) => keyed(closure, value, 'sorted').map(({ item }) => item),
  group_by: (closure, value) => grouped(closure, value, 'grouped'),
  unique_by: (closure, value) => grouped(closure, value, 'grouped').map((items) => items[0]!),
  min_by: (closure, value) => keyed(closure, value, 'searched')[0]?.item ?? null,
  max_by: (closure, value) => keyed(closure, value, 'searched').at(-1)?.item ?? null,
}

const sorted = (value: Json): readonly Json[] => [...arrayOf(value, 'sorted')].sort(compareJson)

const PLAIN: Readonly<Record<string, Plain>> = {
  'length/0': lengthOf,
  'not/0': (value) => !isTruthy(value),
  'keys/0': (value) => keysOf(value, true),
  'keys_unsorted/0': (value) => keysOf(value, false),
  'type/0': typeName,
  'has/1': (value, [key]) => has(value, key!),
  'contains/1': (value, [part]) => contains(value, part!),
  'add/0': sum,
  'reverse/0': (value) => (value === null ? [] : typeof value === 'string' ? Array.from(value).reverse().join('') : [...arrayOf(value, 'reversed')].reverse()), // prettier-ignore
  'flatten/0': (value) => flattened(arrayOf(value, 'flattened'), 1000),
  'flatten/1': (value, [depth]) => flattened(arrayOf(value, 'flattened'), Number(depth)),
  'sort/0': sorted,
  'unique/0': (value) => sorted(value).filter((item, index, all) => index === 0 || compareJson(all[index - 1]!, item) !== 0), // prettier-ignore
  'min/0': (value) => sorted(value)[0] ?? null,
  'max/0': (value) => sorted(value).at(-1) ?? null,
  'indices/1': (value, [part]) => placesIn(value, part!),
  'index/1': (value, [part]) => placesIn(value, part!)?.[0] ?? null,
  'rindex/1': (value, [part]) => placesIn(value, part!)?.at(-1) ?? null,
  'getpath/1': (value, [path]) => getPath(value, arrayOf(path!, 'a path')),
  'setpath/2': (value, [path, to]) => setPath(value, pathFrom(path!), to!),
  'delpaths/1': (value, [paths]) => deletePaths(value, arrayOf(paths!, 'paths').map(pathFrom)), // prettier-ignore
  'tojson/0': (value) => printJson(value),
  'tostring/0': (value) => (typeof value === 'string' ? value : printJson(value)),
  'builtins/0': () => [...NATIVES.keys()].sort(),
}

function pathFrom(value: Json): Path {
  if (!isArray(value)) throw new JqError('Path must be specified as an array')
  return value
}

function placesIn(value: Json, part: Json): readonly number[] | null {
  if (value === null) return null
  if (isArray(value)) return isArray(part) ? placesOf(value, part) : value.flatMap((item, index) => (compareJson(item, part) === 0 ? [index] : [])) // prettier-ignore
  if (typeof value !== 'string' || typeof part !== 'string') throw new JqError(`Cannot determine indices in ${typeName(value)}`) // prettier-ignore
  const places: number[] = []
  for (let at = part === '' ? -1 : value.indexOf(part); at >= 0; at = value.indexOf(part, at + 1)) places.push(Array.from(value.slice(0, at)).length) // prettier-ignore
  return places
}

/** Functions that steer what is evaluated, and keep paths. */
const STEERING: Readonly<Record<string, Native>> = {
  *'empty/0'() {},
  *'error/0'(_args, value) {
    throw new JqError(value)
  },
  *'select/1'([test], value, path) {
    for (const holds of values(test!.node, test!.scope, value)) if (isTruthy(holds)) yield { value, path }
  },
  *'path/1'([filter], value, path) {
    for (const found of pathsOf(filter!.node, filter!.scope, value)) yield* one(found, path)
  },
  *'recurse/0'(args, value, path, run) {
    yield* evaluate({ type: 'recurse' }, args[0]?.scope ?? { run, variables: new Map(), functions: new Map(), labels: new Map() }, value, path) // prettier-ignore
  },
  *'getpath/1'([keys], value, path) {
    for (const key of values(keys!.node, keys!.scope, value)) {
      const found = pathFrom(key)
      yield { value: getPath(value, found), path: path && [...path, ...found] }
    }
  },
  *'first/1'([filter], value, path) {
    for (const out of evaluate(filter!.node, filter!.scope, value, path)) {
      yield out
      return
    }
  },
  *'last/1'([filter], value, path) {
    let last = null
    for (const out of evaluate(filter!.node, filter!.scope, value, path)) last = out
    if (last) yield last
  },
  *'limit/2'([count, filter], value, path) {
    for (const most of values(count!.node, count!.scope, value)) {
      let left = Number(most)
      if (left <= 0) continue
      for (const out of evaluate(filter!.node, filter!.scope, value, path)) {
        yield out
        if (--left <= 0) break
      }
    }
  },
  *'skip/2'([count, filter], value, path) {
    for (const first of values(count!.node, count!.scope, value)) {
      let left = Number(first)
      for (const out of evaluate(filter!.node, filter!.scope, value, path)) if (left-- <= 0) yield out
    }
  },
  *'range/1'([end], value, path, run) {
    for (const to of values(end!.node, end!.scope, value)) yield* counted(0, Number(to), 1, path, run)
  },
  *'range/2'(args, value, path, run) {
    for (const [from, to] of combined(args, value)) yield* counted(Number(from), Number(to), 1, path, run)
  },
  *'range/3'(args, value, path, run) {
    for (const [from, to, by] of combined(args, value)) yield* counted(Number(from), Number(to), Number(by), path, run)
  },
  *'any/2'([source, test], value, path) {
    for (const item of values(source!.node, source!.scope, value))
      for (const holds of values(test!.node, test!.scope, item)) if (isTruthy(holds)) { yield* one(true, path); return } // prettier-ignore
    yield* one(false, path)
  },
  *'all/2'([source, test], value, path) {
    for (const item of values(source!.node, source!.scope, value))
      for (const holds of values(test!.node, test!.scope, item)) if (!isTruthy(holds)) { yield* one(false, path); return } // prettier-ignore
    yield* one(true, path)
  },
  *'input/0'(_args, _value, path, run) {
    const next = run.nextInput()
    if (next === undefined) throw new JqError('No more inputs')
    yield* one(next, path)
  },
  *'inputs/0'(_args, _value, path, run) {
    for (let next = run.nextInput(); next !== undefined; next = run.nextInput()) yield* one(next, path)
  },
  *'debug/0'(_args, value, path, run) {
    run.io.err(`["DEBUG:",${printJson(value)}]\n`)
    yield { value, path }
  },
  *'halt/0'() {
    throw new Halt(0, '')
  },
  *'halt_error/1'([code], value) {
    for (const exitCode of values(code!.node, code!.scope, value)) throw new Halt(Number(exitCode), typeof value === 'string' ? value : `${printJson(value)}\n`) // prettier-ignore
  },
}

export class Halt extends Error {
  constructor(
    readonly exitCode: number,
    readonly said: string,
  ) {
    super('halt')
  }
}

function* counted(from: number, to: number, by: number, path: Path | null, run: JqRun): Outs {
  for (let number = from; by > 0 ? number < to : by < 0 ? number > to : from < to; number += by) {
    run.io.limits.step()
    yield { value: number, path: path && NO_PATH }
  }
}

export const NATIVES: ReadonlyMap<string, Native> = new Map<string, Native>([
  ...Object.entries({ ...PLAIN, ...NUMBERS }).map(([name, apply]) => [name, plain(apply)] as const),
  ...Object.entries(TEXTS).map(
    ([name, native]) => [name, typeof native === 'function' ? plain(native) : native.native] as const,
  ),
  ...Object.entries(byKey).map(([name, apply]) => [`${name}/1`, byFilter(apply)] as const),
  ...Object.entries(STEERING),
])

function byFilter(apply: (closure: Closure, value: Json) => Json): Native {
  return function* ([closure], value, path) {
    yield* one(apply(closure!, value), path)
  }
}
