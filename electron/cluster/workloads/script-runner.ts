/** What a container's shell does: waits, prints, keeps files, and ends with an exit code. */
// Models: busybox sh with the applets that course texts and manifests use.
// Simplified: network clients and unknown programs of unknown images succeed without doing anything.
import { unquoted, type Script, type Statement } from './script-parser'

/** The inside of a container, as far as its shell can see it. */
export interface ScriptWorld {
  readonly files: Set<string>
  readonly env: ReadonlyMap<string, string>
  readonly hostname: string
  /** RFC 3339 of now. */
  dateText(): string
  print(line: string): void
  /** Is there a program of this name in the image? */
  hasProgram(name: string): boolean
  /** Does running this program mean serving for ever? */
  isServer(words: readonly string[]): boolean
}

/** How a script ended, or what befell the whole container. */
export interface ScriptEnd {
  readonly exitCode: number
  readonly reason?: 'OOMKilled'
  readonly terminationMessage?: string
}

/** A script on its way: yields the ms that it waits, `Infinity` for ever. */
export type ScriptRun = Generator<number, ScriptEnd, undefined>

const OOM_AFTER_MS = 1000
/** Simplified: a loop that never waits would stop the world; it turns once a second. */
const IDLE_TURN_MS = 1000

/** Unwinds the whole script, from however deep. */
class Exit extends Error {
  constructor(readonly end: ScriptEnd) {
    super('exit')
  }
}

export function* runScript(script: Script, world: ScriptWorld): ScriptRun {
  const shell = new Shell(world)
  try {
    yield* shell.list(script)
  } catch (exit) {
    if (exit instanceof Exit) return shell.ended(exit.end)
    throw exit
  }
  return shell.ended({ exitCode: shell.status })
}

/** Runs one program, not a shell: `["sleep", "3600"]`. */
export function* runProgram(words: readonly string[], world: ScriptWorld): ScriptRun {
  const command: Statement = { kind: 'command', words: words.map(quoted), target: null, joint: 'always' }
  return yield* runScript([command], world)
}

function quoted(word: string): string {
  return `'${word}'`
}

class Shell {
  status = 0
  private terminationMessage: string | undefined
  private readonly variables: Map<string, string>

  constructor(private readonly world: ScriptWorld) {
    this.variables = new Map(world.env)
  }

  ended(end: ScriptEnd): ScriptEnd {
    return this.terminationMessage === undefined ? end : { ...end, terminationMessage: this.terminationMessage }
  }

  *list(script: Script): Generator<number, void, undefined> {
    for (const statement of script) {
      if (statement.joint === 'success' && this.status !== 0) continue
      if (statement.joint === 'failure' && this.status === 0) continue
      yield* this.statement(statement)
    }
  }

  private *statement(statement: Statement): Generator<number, void, undefined> {
    if (statement.kind === 'command') return yield* this.command(statement.words, statement.target)
    if (statement.kind === 'choice') {
      yield* this.list(statement.condition)
      return yield* this.list(this.status === 0 ? statement.then : statement.otherwise)
    }
    if (statement.kind === 'each') {
      for (const item of statement.items) {
        this.variables.set(statement.name, item)
        yield* this.list(statement.body)
      }
      return
    }
    for (;;) {
      yield* this.list(statement.condition)
      if ((this.status === 0) === statement.until) return
      let waitedMs = 0
      for (const waitMs of this.list(statement.body)) {
        waitedMs += waitMs
        yield waitMs
      }
      if (waitedMs === 0) yield IDLE_TURN_MS
    }
  }

  private *command(raw: readonly string[], target: string | null): Generator<number, void, undefined> {
    const words = raw.map((word) => this.expand(word))
    while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) this.assign(words.shift()!)
    if (words[0] === 'exec') words.shift()
    const [program, ...args] = words
    if (program === undefined) return
    this.status = 0
    if (target !== null && target !== '/dev/null' && target !== '/dev/termination-log')
      this.world.files.add(this.expand(target))
    const output = target === null ? (line: string): void => { this.world.print(line) } : (line: string): void => { if (target === '/dev/termination-log') this.terminationMessage = line } // prettier-ignore
    yield* this.applet(program, args, output)
  }

  private *applet(
    program: string,
    args: readonly string[],
    print: (line: string) => void,
  ): Generator<number, void, undefined> {
    const { world } = this
    switch (program.replace(/^.*\/(?:s?bin)\//, '')) {
      case 'sleep':
        return yield sleepMs(args)
      case 'tail':
        if (args.includes('-f')) yield Infinity
        return
      case 'exit':
        throw new Exit({ exitCode: args[0] === undefined ? this.status : Number(args[0]) & 255 })
      case 'oom':
        yield OOM_AFTER_MS
        throw new Exit({ exitCode: 137, reason: 'OOMKilled' })
      case 'termination-log':
        this.terminationMessage = 'message written by the container to /dev/termination-log'
        return
      case 'echo': {
        print(args.filter((word) => word !== '-n' && word !== '-e').join(' '))
        return
      }
      case 'printf': {
        print((args[0] ?? '').replace(/\\n/g, '').replace(/%s/g, args[1] ?? ''))
        return
      }
      case 'date': {
        print(world.dateText())
        return
      }
      case 'hostname': {
        print(world.hostname)
        return
      }
      case 'env':
        for (const [name, value] of world.env) print(`${name}=${value}`)
        return
      case 'touch':
        for (const file of args) world.files.add(file)
        return
      case 'rm':
        for (const file of args) world.files.delete(file)
        return
      case 'cat':
      case 'ls': {
        this.read(program, args)
        return
      }
      case 'test':
      case '[':
        this.status = this.test(args) ? 0 : 1
        return
      case 'false':
        this.status = 1
        return
      case 'sh':
      case 'bash':
      case 'ash':
        return
      default:
        return yield* this.other([program, ...args])
    }
  }

  private *other(words: readonly string[]): Generator<number, void, undefined> {
    if (this.world.isServer(words)) yield Infinity
    if (BUILTINS.has(words[0]!) || this.world.hasProgram(words[0]!)) return
    this.world.print(`sh: ${words[0]!}: not found`)
    this.status = 127
  }

  private read(program: string, args: readonly string[]): void {
    for (const file of args.filter((word) => !word.startsWith('-'))) {
      if (this.world.files.has(file)) continue
      this.world.print(
        program === 'cat'
          ? `cat: can't open '${file}': No such file or directory`
          : `ls: ${file}: No such file or directory`,
      )
      this.status = 1
    }
  }

  private test(args: readonly string[]): boolean {
    const words = args.filter((word) => word !== ']')
    if (words[0] === '!') return !this.test(words.slice(1))
    const [left = '', operator = '', right = ''] = words
    if (/^-[fesd]$/.test(left)) return this.world.files.has(operator)
    if (left === '-z') return operator === ''
    if (left === '-n') return operator !== ''
    if (operator === '=' || operator === '==') return left === right
    if (operator === '!=') return left !== right
    return left !== ''
  }

  private assign(word: string): void {
    const [name = '', ...value] = word.split('=')
    this.variables.set(name, value.join('='))
  }

  private expand(word: string): string {
    const outside = word.split(/('[^']*')/)
    return unquoted(outside.map((part, index) => (index % 2 === 1 ? part : this.substitute(part))).join(''))
  }

  private substitute(text: string): string {
    return text.replace(
      /\$\(([^)]*)\)|\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)/g,
      (_, command?: string, braced?: string, fallback?: string, plain?: string) => {
        if (command !== undefined)
          return command.startsWith('date') ? this.world.dateText() : command === 'hostname' ? this.world.hostname : ''
        return this.variables.get(braced ?? plain ?? '') ?? fallback ?? ''
      },
    )
  }
}

const BUILTINS = new Set(['true', ':', 'trap', 'set', 'cd', 'export', 'mkdir', 'wait', 'read', 'wget', 'curl', 'nc', 'nslookup', 'ping', 'id', 'chmod', 'kill', 'sync', 'seq', 'ps', 'stty', 'uname', 'whoami', 'pwd']) // prettier-ignore

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `sleep 5`, `sleep 1m`, `sleep infinity`. */
function sleepMs(args: readonly string[]): number {
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(args[0] ?? '')
  if (!match) return /^inf/.test(args[0] ?? '') ? Infinity : 0
  return Math.round(Number(match[1]) * UNITS[match[2] || 's']!)
}
