/** The small grammar of live numbers: `name` or `name{key=value,key=value}`. */
import { suggestion } from './parse/closest-name'

export interface LiveExpression {
  readonly name: LiveName
  readonly arguments: Readonly<Record<string, string>>
}

interface LiveRule {
  /** Keys that must be given; `*` allows any further key (a label of the objects counted). */
  readonly keys: readonly string[]
  readonly labels?: boolean
}

/** Everything that a note may ask of the cluster. Adding a name here makes the compiler ask for its evaluator. */
export const liveRules = {
  revision: { keys: [] },
  clock: { keys: [] },
  'pods.count': { keys: [], labels: true },
  'pods.ready': { keys: [], labels: true },
  'pods.pending': { keys: [], labels: true },
  'pods.terminating': { keys: [], labels: true },
  'pods.nodes': { keys: [], labels: true },
  'nodes.ready': { keys: [] },
  'node.silentFor': { keys: ['node'] },
  'deployment.replicas': { keys: ['name'] },
  'endpoints.ready': { keys: ['service'] },
  'service.clusterIP': { keys: ['service'] },
  'lastRequest.hops': { keys: [] },
} as const satisfies Record<string, LiveRule>

export type LiveName = keyof typeof liveRules

export type LiveParse =
  | { readonly ok: true; readonly expression: LiveExpression }
  | { readonly ok: false; readonly message: string; readonly fix: string }

const shape = /^([A-Za-z][A-Za-z.]*)(?:\{([^{}]*)\})?$/
const pair = /^([A-Za-z0-9./_-]+)=([A-Za-z0-9._/-]+)$/

export function parseLive(text: string): LiveParse {
  const match = shape.exec(text)
  if (!match) return refuse(`"${text}" is not a live expression`, 'write name or name{key=value}')
  const name = match[1]!
  if (!isLiveName(name)) return refuse(`unknown live value "${name}"`, suggestion(name, Object.keys(liveRules)))
  const given = parseArguments(match[2] ?? '')
  if (given === null)
    return refuse(`"{${match[2] ?? ''}}" is not a list of key=value`, 'write name{key=value,key=value}')
  return checkKeys(name, given)
}

function isLiveName(name: string): name is LiveName {
  return Object.hasOwn(liveRules, name)
}

function parseArguments(text: string): Map<string, string> | null {
  const given = new Map<string, string>()
  for (const part of text === '' ? [] : text.split(',')) {
    const match = pair.exec(part.trim())
    if (!match || given.has(match[1]!)) return null
    given.set(match[1]!, match[2]!)
  }
  return given
}

function checkKeys(name: LiveName, given: ReadonlyMap<string, string>): LiveParse {
  const rule: LiveRule = liveRules[name]
  const missing = rule.keys.find((key) => !given.has(key))
  if (missing !== undefined) return refuse(`live value "${name}" needs "${missing}"`, `write ${name}{${missing}=…}`)
  const extra = [...given.keys()].find((key) => !rule.keys.includes(key))
  if (extra !== undefined && !rule.labels) {
    return refuse(
      `live value "${name}" takes no "${extra}"`,
      rule.keys.length ? `it takes ${rule.keys.join(', ')}` : 'leave the braces out',
    )
  }
  return { ok: true, expression: { name, arguments: Object.fromEntries(given) } }
}

function refuse(message: string, fix: string): LiveParse {
  return { ok: false, message, fix }
}
