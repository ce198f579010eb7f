/** Runs an awk program. */
import type { ProgramIo } from '../../program'
import { ToolProblem } from '../options'
import { callBuiltin, isBuiltin } from './builtins'
import { AwkRecord, regexFor } from './record'
import type { AwkProgram, Expression, Statement, Target } from './tree'
import { compareValues, formatText, inputValue, isTrue, toNumber, toText, type Value } from './values'

/** A variable: a value or an array, whichever it is used as first. */
export interface Cell {
  value: Value
  array: Map<string, Value> | null
  /** The caller's, while it is not known whether an array is meant. */
  readonly origin: Cell | null
}

class Leave extends Error {
  constructor(
    readonly how: 'break' | 'continue' | 'next' | 'exit' | 'return',
    readonly value?: Value,
  ) {
    super(how)
  }
}

const DEEPEST_CALL = 200

export class AwkRun {
  readonly record: AwkRecord
  exitCode = 0
  hasExited = false
  private readonly globals = new Map<string, Cell>()
  private locals: Map<string, Cell> | null = null
  private depth = 0
  private readonly openRanges = new Set<number>()
  private readonly files = new Map<string, string>()

  constructor(
    private readonly program: AwkProgram,
    readonly io: ProgramIo,
  ) {
    const text = (name: string) => toText(this.cell(name).value)
    this.record = new AwkRecord(() => text('FS'), () => text('OFS')) // prettier-ignore
    const defaults = { FS: ' ', OFS: ' ', ORS: '\n', RS: '\n', SUBSEP: '\u001c', CONVFMT: '%.6g', OFMT: '%.6g', NR: 0, FNR: 0, RSTART: 0, RLENGTH: -1, FILENAME: '' } // prettier-ignore
    for (const [name, value] of Object.entries(defaults)) this.cell(name).value = value
    this.arrayOf(this.cell('ENVIRON'))
    for (const [name, value] of Object.entries(io.env)) this.arrayOf(this.cell('ENVIRON')).set(name, inputValue(value))
  }

  setVariable(name: string, value: Value): void {
    this.cell(name).value = value
  }

  text(name: string): string {
    return toText(this.cell(name).value)
  }

  /** Runs the rules for a moment or, with null, for the line that is read. */
  runRules(moment: 'BEGIN' | 'END' | null): void {
    try {
      for (const [index, { when, until, body }] of this.program.rules.entries()) {
        const isMeant = moment === null ? typeof when !== 'string' && this.selects(index, when, until) : when === moment
        if (!isMeant) continue
        if (body) this.run(body)
        else this.io.out(this.record.whole + this.text('ORS'))
      }
    } catch (error) {
      if (!(error instanceof Leave)) throw error
      if (error.how === 'exit') this.hasExited = true
      else if (error.how !== 'next') throw new ToolProblem(`${error.how} is used outside a loop or function`, 2)
    }
  }

  private selects(index: number, when: Expression | null, until: Expression | null): boolean {
    if (!until) return when === null || isTrue(this.evaluate(when))
    if (!this.openRanges.has(index)) {
      if (!isTrue(this.evaluate(when!))) return false
      this.openRanges.add(index)
    }
    if (isTrue(this.evaluate(until))) this.openRanges.delete(index)
    return true
  }

  private run(statement: Statement): void {
    this.io.limits.step()
    switch (statement.type) {
      case 'block':
        for (const each of statement.statements) this.run(each)
        return
      case 'expression':
        this.evaluate(statement.expression)
        return
      case 'print':
      case 'printf':
        this.print(statement)
        return
      case 'if':
        if (isTrue(this.evaluate(statement.test))) this.run(statement.yes)
        else if (statement.no) this.run(statement.no)
        return
      case 'loop':
        this.loop(statement)
        return
      case 'each':
        for (const key of [...this.arrayOf(this.cell(statement.array)).keys()]) {
          this.cell(statement.name).value = inputValue(key)
          if (!this.round(statement.body)) return
        }
        return
      case 'delete': {
        const array = this.arrayOf(this.cell(statement.name))
        if (statement.keys) array.delete(this.keyOf(statement.keys))
        else array.clear()
        return
      }
      case 'leave':
        throw new Leave(statement.how)
      case 'exit':
        if (statement.value) this.exitCode = toNumber(this.evaluate(statement.value)) & 255
        throw new Leave('exit')
      case 'return':
        throw new Leave('return', statement.value ? this.evaluate(statement.value) : undefined)
    }
  }

  private loop({ before, test, after, body, testsLast }: Extract<Statement, { type: 'loop' }>): void {
    if (before) this.run(before)
    if (testsLast && !this.round(body)) return
    while (!test || isTrue(this.evaluate(test))) {
      this.io.limits.step()
      if (!this.round(body)) return
      if (after) this.run(after)
    }
  }

  /** False when the loop is left. */
  private round(body: Statement): boolean {
    try {
      this.run(body)
      return true
    } catch (error) {
      if (!(error instanceof Leave) || (error.how !== 'break' && error.how !== 'continue')) throw error
      return error.how === 'continue'
    }
  }

  private print({ type, values, to }: Extract<Statement, { type: 'print' | 'printf' }>): void {
    const shown = values.map((value) => this.evaluate(value))
    const [format, ...rest] = shown
    if (type === 'printf' && values.length === 0) throw new ToolProblem('printf: no arguments', 2)
    const line = shown.length === 0 ? this.record.whole : shown.map((value) => toText(value, this.text('OFMT'))).join(this.text('OFS')) // prettier-ignore
    const text = type === 'printf' ? formatText(toText(format), rest) : line + this.text('ORS')
    if (!to) this.io.out(text)
    else this.write(toText(this.evaluate(to.path)), to.isAppending, text)
  }

  private write(path: string, isAppending: boolean, text: string): void {
    if (path === '/dev/stderr') this.io.err(text)
    else if (path === '/dev/stdout' || path === '-') this.io.out(text)
    else {
      const before = this.files.get(path) ?? (isAppending ? (this.io.readFile(path) ?? '') : '')
      this.files.set(path, before + text)
      const problem = this.io.limits.write(text.length) ? this.io.writeFile(path, before + text) : null
      if (problem !== null) throw new ToolProblem(`can't redirect to ${path} (${problem})`, 2)
    }
  }

  cell(name: string): Cell {
    const cells = this.locals?.has(name) ? this.locals : this.globals
    let cell = cells.get(name)
    if (!cell) cells.set(name, (cell = { value: undefined, array: null, origin: null }))
    return cell
  }

  arrayOf(cell: Cell): Map<string, Value> {
    if (cell.value !== undefined) throw new ToolProblem("can't use a scalar as an array", 2)
    if (!cell.array) cell.array = cell.origin ? this.arrayOf(cell.origin) : new Map()
    return cell.array
  }

  private keyOf(keys: readonly Expression[]): string {
    return keys.map((key) => toText(this.evaluate(key), this.text('CONVFMT'))).join(this.text('SUBSEP'))
  }

  evaluate(node: Expression): Value {
    this.io.limits.step()
    switch (node.type) {
      case 'number':
      case 'string':
        return node.value
      case 'regex':
        return node.regex.test(this.record.whole) ? 1 : 0
      case 'name':
      case 'index':
      case 'field':
        return this.read(node)
      case 'assign': {
        const value = this.evaluate(node.value)
        const result = node.operator === '' ? value : arithmetic(node.operator, toNumber(this.read(node.target)), toNumber(value)) // prettier-ignore
        this.assign(node.target, result)
        return result
      }
      case 'step': {
        const before = toNumber(this.read(node.target))
        this.assign(node.target, before + node.by)
        return node.isPrefix ? before + node.by : before
      }
      case 'unary':
        return this.unary(node.operator, this.evaluate(node.operand))
      case 'binary':
        return this.binary(node)
      case 'choice':
        return this.evaluate(isTrue(this.evaluate(node.test)) ? node.yes : node.no)
      case 'in':
        return this.arrayOf(this.cell(node.name)).has(this.keyOf(node.keys)) ? 1 : 0
      case 'call':
        return this.call(node)
      case 'group':
        return node.expressions.length === 1 ? this.evaluate(node.expressions[0]!) : this.keyOf(node.expressions)
    }
  }

  private read(target: Target): Value {
    if (target.type === 'name') {
      if (target.name === 'NF') return this.record.fields.length
      const { value, array } = this.cell(target.name)
      if (array) throw new ToolProblem(`can't use array ${target.name} in scalar context`, 2)
      return value
    }
    if (target.type === 'field') {
      const text = this.record.field(this.fieldIndex(target.index))
      return text === undefined ? undefined : inputValue(text)
    }
    const array = this.arrayOf(this.cell(target.name))
    const key = this.keyOf(target.keys)
    if (!array.has(key)) array.set(key, undefined)
    return array.get(key)
  }

  private fieldIndex(node: Expression): number {
    const index = Math.trunc(toNumber(this.evaluate(node)))
    if (index < 0) throw new ToolProblem(`trying to access out of range field ${index}`, 2)
    return index
  }

  assign(target: Target, value: Value): void {
    if (typeof value === 'string') this.io.limits.hold(value)
    if (target.type === 'field')
      this.record.setField(this.fieldIndex(target.index), toText(value, this.text('CONVFMT')))
    else if (target.type === 'index') this.arrayOf(this.cell(target.name)).set(this.keyOf(target.keys), value)
    else if (target.name === 'NF') this.record.resize(Math.max(0, toNumber(value)))
    else {
      const cell = this.cell(target.name)
      if (cell.array) throw new ToolProblem(`can't assign to ${target.name}; it's an array name.`, 2)
      cell.value = value
    }
  }

  private unary(operator: string, value: Value): Value {
    if (operator === '!') return isTrue(value) ? 0 : 1
    return operator === '-' ? -toNumber(value) : toNumber(value)
  }

  private binary({ operator, left, right }: Extract<Expression, { type: 'binary' }>): Value {
    const first = this.evaluate(left)
    if (operator === '&&') return isTrue(first) && isTrue(this.evaluate(right)) ? 1 : 0
    if (operator === '||') return isTrue(first) || isTrue(this.evaluate(right)) ? 1 : 0
    if (operator === '~' || operator === '!~') {
      const regex = right.type === 'regex' ? right.regex : regexFor(toText(this.evaluate(right)))
      this.io.limits.step(toText(first).length >> 5)
      return regex.test(toText(first)) === (operator === '~') ? 1 : 0
    }
    const second = this.evaluate(right)
    if (operator === ' ') {
      const format = this.text('CONVFMT')
      return this.io.limits.hold(toText(first, format) + toText(second, format))
    }
    if (/^[<>=!]/.test(operator)) return compares(operator, compareValues(first, second)) ? 1 : 0
    return arithmetic(operator, toNumber(first), toNumber(second))
  }

  private call({ name, args }: Extract<Expression, { type: 'call' }>): Value {
    const body = this.program.functions.get(name)
    if (!body) {
      if (!isBuiltin(name)) throw new ToolProblem(`calling undefined function ${name}`, 2)
      return callBuiltin(name, args, this)
    }
    if (this.depth >= DEEPEST_CALL) throw new ToolProblem(`function ${name} calls itself too deeply`, 2)
    if (args.length > body.parameters.length) throw new ToolProblem(`function ${name} called with ${args.length} args, accepts only ${body.parameters.length}`, 2) // prettier-ignore
    const cells = new Map(body.parameters.map((parameter, index) => [parameter, this.argument(args[index])]))
    const outer = this.locals
    this.locals = cells
    this.depth++
    try {
      this.run(body.body)
      return undefined
    } catch (error) {
      if (error instanceof Leave && error.how === 'return') return error.value
      throw error
    } finally {
      this.locals = outer
      this.depth--
    }
  }

  /** Arrays are handed over as they are, values as copies. */
  private argument(node: Expression | undefined): Cell {
    if (!node) return { value: undefined, array: null, origin: null }
    if (node.type !== 'name' || node.name === 'NF') return { value: this.evaluate(node), array: null, origin: null }
    const origin = this.cell(node.name)
    return { value: origin.value, array: origin.array, origin: origin.value === undefined ? origin : null }
  }
}

function arithmetic(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '^':
      return a ** b
    default:
      if (b === 0) throw new ToolProblem(operator === '/' ? 'division by zero' : 'division by zero in %', 2)
      return operator === '/' ? a / b : a % b
  }
}

function compares(operator: string, order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '==':
      return order === 0
    default:
      return order !== 0
  }
}
