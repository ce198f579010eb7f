/** The functions that expressions may call, by name, form and types. */
// Models: github.com/google/cel-go/interpreter/dispatcher.go, cel/decls.go
import { typeNameOf, type CelValue } from './values'

export type Form = 'global' | 'method'

export interface CelFunction {
  readonly name: string
  readonly form: Form
  /** `sets` of `sets.contains(a, b)`; '' for most. */
  readonly namespace: string
  /** Of methods, the receiver comes first. */
  readonly parameters: readonly string[]
  readonly returns: string
  readonly run: (...args: readonly CelValue[]) => CelValue
}

type Implementation = (...args: never[]) => CelValue

const SIGNATURE = /^(?:([\w]+)::|([\w.<>]+?)\.)?(\w+)\(([^)]*)\): (.+)$/
const LONG_NAMES: Readonly<Record<string, string>> = {
  timestamp: 'google.protobuf.Timestamp',
  duration: 'google.protobuf.Duration',
  optional: 'optional_type',
}

/** `string.matches(string): bool` is a method, `quantity(string): Quantity` a function, `sets::contains(list, list): bool` one of a namespace. */
export function define(signature: string, run: Implementation): CelFunction {
  const match = SIGNATURE.exec(signature)
  if (!match) throw new Error(`no signature: ${signature}`)
  const [, namespace = '', receiver, name, listed, returns] = match
  const parameters = listed === '' ? [] : listed!.split(/,\s*/)
  return {
    name: name!,
    form: receiver === undefined ? 'global' : 'method',
    namespace,
    parameters: receiver === undefined ? parameters : [receiver, ...parameters],
    returns: returns!,
    run: run as unknown as CelFunction['run'],
  }
}

/** Every function of a table of signatures. */
export function library(table: Readonly<Record<string, Implementation>>): readonly CelFunction[] {
  return Object.entries(table).map(([signature, run]) => define(signature, run))
}

export class Functions {
  private readonly byKey = new Map<string, CelFunction[]>()
  private readonly namespaces = new Set<string>()

  constructor(readonly all: readonly CelFunction[]) {
    for (const each of all) {
      const key = keyOf(each.form, each.namespace, each.name, each.parameters.length)
      this.byKey.set(key, [...(this.byKey.get(key) ?? []), each])
      if (each.namespace !== '') this.namespaces.add(each.namespace)
    }
  }

  isNamespace(name: string): boolean {
    return this.namespaces.has(name)
  }

  /** The first overload whose parameters take these values. */
  find(form: Form, namespace: string, name: string, args: readonly CelValue[]): CelFunction | undefined {
    const candidates = this.byKey.get(keyOf(form, namespace, name, args.length))
    return candidates?.find(({ parameters }) => parameters.every((parameter, index) => takes(parameter, args[index]!)))
  }
}

function keyOf(form: Form, namespace: string, name: string, arity: number): string {
  return `${form} ${namespace}.${name}/${arity}`
}

function takes(parameter: string, value: CelValue): boolean {
  if (parameter === 'dyn') return true
  const generic = parameter.indexOf('<')
  const base = generic < 0 ? parameter : parameter.slice(0, generic)
  return typeNameOf(value) === (LONG_NAMES[base] ?? base)
}

/** A type's name as the checker knows it. */
export function longTypeName(type: string): string {
  return type === 'optional' ? 'optional<dyn>' : (LONG_NAMES[type] ?? type)
}
