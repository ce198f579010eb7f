/** Go templates: `{{range .items}}{{.metadata.name}}{{"\n"}}{{end}}`. */
// Models: Go's text/template: exec.go; k8s.io/cli-runtime/pkg/printers/template.go
import { isRecord } from '../../../text/record'
import { callFunction } from './functions'
import {
  GoTemplateError,
  type Branch,
  type Command,
  type Operand,
  type Pipeline,
  type Place,
  type TemplateNode,
} from './nodes'
import { parseGoTemplate } from './parser'
import { Integer, isTrue, kindOf, numberIn, printed } from './values'

export { GoTemplateError, parseGoTemplate }

/** Fills a template in and says it piece by piece: what comes before a mistake is said too. */
export function runGoTemplate(
  nodes: readonly TemplateNode[],
  data: unknown,
  say: (text: string) => void,
  allowMissingKeys = true,
): void {
  new Execution(say, allowMissingKeys, data).all(nodes, data)
}

interface Variable {
  readonly name: string
  value: unknown
}

/** How a `{{break}}` or `{{continue}}` leaves what it stands in. */
type Ending = 'break' | 'continue' | null

class Execution {
  private readonly variables: Variable[]

  constructor(
    private readonly say: (text: string) => void,
    private readonly allowMissingKeys: boolean,
    data: unknown,
  ) {
    this.variables = [{ name: '$', value: data }]
  }

  all(nodes: readonly TemplateNode[], dot: unknown): Ending {
    const known = this.variables.length
    for (const node of nodes) {
      const ending = this.one(node, dot)
      if (ending) return ending
    }
    this.variables.length = known
    return null
  }

  private one(node: TemplateNode, dot: unknown): Ending {
    if (node.type === 'text') this.say(node.text)
    else if (node.type === 'action') {
      const value = this.pipeline(node.pipeline, dot)
      if (node.pipeline.variables.length === 0) this.say(printed(value))
    } else if (node.type === 'break' || node.type === 'continue') return node.type
    else return this.branch(node, dot)
    return null
  }

  private branch(node: Branch, dot: unknown): Ending {
    const known = this.variables.length
    const value = node.type === 'range' ? this.value(node.pipeline, dot) : this.pipeline(node.pipeline, dot)
    let ending: Ending
    if (node.type === 'range') ending = this.range(node, value, dot)
    else if (isTrue(value)) ending = this.all(node.body, node.type === 'with' ? value : dot)
    else ending = this.all(node.otherwise, dot)
    this.variables.length = known
    return ending
  }

  private range(node: Branch, value: unknown, dot: unknown): Ending {
    const rounds = this.roundsOf(value, node.pipeline)
    if (rounds.length === 0) return this.all(node.otherwise, dot)
    const names = node.pipeline.variables
    for (const [key, each] of rounds) {
      const known = this.variables.length
      if (names.length > 0) this.variables.push({ name: names.at(-1)!, value: each })
      if (names.length > 1) this.variables.push({ name: names[0]!, value: key })
      const ending = this.all(node.body, each)
      this.variables.length = known
      if (ending === 'break') break
    }
    return null
  }

  /** Lists in their order, maps in the order of their keys, a number from zero on. */
  private roundsOf(value: unknown, place: Place): readonly (readonly [unknown, unknown])[] {
    if (value === null || value === undefined) return []
    if (Array.isArray(value)) return value.map((each, index) => [new Integer(index), each as unknown])
    if (value instanceof Integer) return Array.from({ length: Math.max(0, value.value) }, (_, index) => [new Integer(index), new Integer(index)]) // prettier-ignore
    if (isRecord(value)) return Object.keys(value).sort().map((key) => [key, value[key]] as const) // prettier-ignore
    throw this.failure(place, `range can't iterate over ${printed(value)}`)
  }

  private pipeline(pipeline: Pipeline, dot: unknown): unknown {
    const value = this.value(pipeline, dot)
    const [name] = pipeline.variables
    if (name === undefined) return value
    if (pipeline.isAssignment) this.variable(name, pipeline).value = value
    else this.variables.push({ name, value })
    return value
  }

  private value({ commands }: Pipeline, dot: unknown): unknown {
    const [first, ...others] = commands
    return others.reduce((value, command) => this.command(command, dot, [value]), this.command(first!, dot, []))
  }

  /** What the stage before has found becomes the last argument. */
  private command({ operands, ...place }: Command, dot: unknown, piped: readonly unknown[]): unknown {
    const [first, ...rest] = operands as [Operand, ...Operand[]]
    if (first.type !== 'function') {
      if (rest.length > 0 || piped.length > 0)
        throw this.failure(place, `can't give argument to non-function ${first.text.split(/\s/)[0] ?? ''}`)
      return this.operand(first, dot)
    }
    if (first.name === 'and' || first.name === 'or') return this.choice(first.name, rest, dot, piped)
    const values = [...rest.map((operand) => this.operand(operand, dot)), ...piped]
    return this.called(first, values, place)
  }

  private called({ name }: Operand & { readonly type: 'function' }, values: readonly unknown[], place: Place): unknown {
    try {
      return callFunction(name, values)
    } catch (error) {
      throw error instanceof GoTemplateError ? this.failure(place, error.message) : error
    }
  }

  /** `and` and `or` look no further than they must. */
  private choice(name: 'and' | 'or', rest: readonly Operand[], dot: unknown, piped: readonly unknown[]): unknown {
    let value: unknown = piped[0]
    for (const operand of rest) {
      value = this.operand(operand, dot)
      if (isTrue(value) === (name === 'or')) return value
    }
    return piped.length > 0 ? piped[0] : value
  }

  private operand(operand: Operand, dot: unknown): unknown {
    switch (operand.type) {
      case 'dot':
        return dot
      case 'nil':
        throw this.failure(operand, 'nil is not a command')
      case 'constant':
        return typeof operand.value === 'number' && !/[.eE]/.test(operand.text.split(/[\s)]/)[0] ?? '') ? new Integer(operand.value) : operand.value // prettier-ignore
      case 'field':
        return this.fields(dot, operand.names, operand)
      case 'variable':
        return this.fields(this.variable(operand.name, operand).value, operand.names, operand)
      case 'pipeline':
        return this.fields(this.pipeline(operand.pipeline, dot), operand.names, operand)
      case 'function':
        return this.called(operand, [], operand)
    }
  }

  private variable(name: string, place: Place): Variable {
    const variable = this.variables.findLast((each) => each.name === name)
    if (!variable) throw this.failure(place, `undefined variable: ${name}`)
    return variable
  }

  private fields(value: unknown, names: readonly string[], place: Place): unknown {
    return names.reduce((object, name) => this.field(object, name, place), value)
  }

  private field(object: unknown, name: string, place: Place): unknown {
    if (object === undefined) {
      if (this.allowMissingKeys) return undefined
      throw this.failure(place, `nil data; no entry for key ${JSON.stringify(name)}`)
    }
    if (object === null) throw this.failure(place, `nil pointer evaluating interface {}.${name}`)
    if (!isRecord(object) || object instanceof Integer || numberIn(object) !== null)
      throw this.failure(place, `can't evaluate field ${name} in type ${Array.isArray(object) || typeof object === 'object' ? 'interface {}' : kindOf(object)}`) // prettier-ignore
    if (Object.hasOwn(object, name)) return object[name]
    if (!this.allowMissingKeys) throw this.failure(place, `map has no entry for key ${JSON.stringify(name)}`)
    return undefined
  }

  private failure({ line, column, text }: Place, message: string): GoTemplateError {
    return new GoTemplateError(`template: output:${line}:${column}: executing "output" at <${text}>: ${message}`)
  }
}
