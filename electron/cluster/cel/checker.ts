/** What the type checker of the library has to know: Kubernetes' functions, and the names that are in sight. */
import { Environment } from '@marcbachmann/cel-js'
import { longTypeName, type CelFunction } from './function'
import { FUNCTIONS } from './functions'

/** Types of Kubernetes' libraries, which the checker only tells apart. */
const TYPES = [...new Set(FUNCTIONS.all.flatMap(({ parameters, returns }) => [...parameters, returns]))].filter(
  (type) => type.startsWith('kubernetes.') || type.startsWith('net.'),
)

const NAMESPACES = [...new Set(FUNCTIONS.all.map(({ namespace }) => namespace))].filter((name) => name !== '')

const environments = new Map<string, Environment>()

export function checkerFor(variables: readonly string[]): Environment {
  const key = variables.join(' ')
  let environment = environments.get(key)
  if (!environment) {
    environment = BASE.clone()
    for (const name of variables) environment.registerVariable(name, 'dyn')
    environments.set(key, environment)
  }
  return environment
}

const BASE = taught()

function taught(): Environment {
  const environment = new Environment({ homogeneousAggregateLiterals: false, enableOptionalTypes: true })
  for (const type of TYPES)
    environment.registerType(type, classFor()).registerOperator(`${type} == ${type}`, (a, b) => a === b)
  // `optional` is part of the library's own language, with all that stands in it.
  const known = new Set(NAMESPACES.filter((name) => environment.hasVariable(name)))
  for (const name of NAMESPACES) if (!known.has(name)) openNamespace(environment, name)
  for (const each of FUNCTIONS.all) if (!known.has(each.namespace)) teach(environment, each)
  return environment
}

/** A type of its own for each name: the checker tells them apart by it. */
function classFor(): new () => object {
  return class {
    readonly isOpaque = true
  }
}

/** `sets` in `sets.contains(a, b)` is a thing with methods to the checker. */
function openNamespace(environment: Environment, name: string): void {
  const Namespace = classFor()
  environment.registerType(namespaceType(name), Namespace)
  environment.registerConstant(name, namespaceType(name), new Namespace())
}

function namespaceType(name: string): string {
  return `Namespace.${name}`
}

function teach(environment: Environment, { name, form, namespace, parameters, returns, run }: CelFunction): void {
  const types = parameters.map(longTypeName)
  const receiver = namespace !== '' ? namespaceType(namespace) : form === 'method' ? types.shift() : undefined
  const signature = `${receiver === undefined ? '' : `${receiver}.`}${name}(${types.join(', ')}): ${longTypeName(returns)}`
  try {
    environment.registerFunction(signature, run as (...args: unknown[]) => unknown)
  } catch (error) {
    // The library's own language has it already.
    if (!/overlaps with existing/.test((error as Error).message)) throw error
  }
}
