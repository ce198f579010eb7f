/** Which sentence says a trace event in words, and with which values. Both languages have all of them in `why.json`. */
import type { ComponentName, ObjectPath, TraceEvent, TraceKind } from './trace'

/** Sentences by kind. The first of each is its general one: no event is ever unspeakable. */
const SENTENCES = {
  input: ['any', 'command'],
  fault: ['any', 'power-off', 'power-on', 'crash', 'stop', 'start'],
  timer: ['any', 'retry', 'eviction', 'monitor', 'probe', 'lease', 'status', 'kill'],
  request: ['any', 'create', 'get', 'list', 'watch', 'update', 'patch', 'apply', 'status', 'scale', 'delete', 'binding', 'eviction', 'log'],
  response: ['any', 'ok', 'conflict', 'not-found', 'invalid', 'refused', 'slow-down', 'unreachable'],
  txn: ['any', 'read', 'write', 'delete'],
  commit: ['any', 'create', 'update', 'delete', 'read', 'refused'],
  watch: ['any', 'ADDED', 'MODIFIED', 'DELETED'],
  cri: [
    'any', 'RunPodSandbox', 'StopPodSandbox', 'RemovePodSandbox', 'PullImage', 'CreateContainer', 'StartContainer',
    'StopContainer', 'RemoveContainer', 'done', 'failed',
  ],
  probe: ['any', 'success', 'failure'],
  rules: ['any'],
  process: ['any', 'start', 'exit', 'kill'],
  packet: ['any', 'chosen', 'answer', 'rejected', 'refused', 'unreachable', 'outside', 'lost'],
  silenced: ['any', 'lease'],
  deadline: ['any', 'lease'],
} as const satisfies Record<TraceKind, readonly ['any', ...string[]]> // prettier-ignore

export type WhyKey = { [K in TraceKind]: `why.${K}.${(typeof SENTENCES)[K][number]}` }[TraceKind]

/** All sentences that may be asked for, so that a test can ask for each in each language. */
export const WHY_KEYS = Object.entries(SENTENCES).flatMap(([kind, names]) =>
  names.map((name) => `why.${kind}.${name}` as WhyKey),
)

export interface WhySentence {
  readonly key: WhyKey
  readonly values: Readonly<Record<string, string | number>>
}

export function whyKey(event: TraceEvent): WhySentence {
  const names: readonly string[] = SENTENCES[event.kind]
  const wanted = nameOf[event.kind]?.(event) ?? wordOf(event.verb)
  const name = names.includes(wanted) ? wanted : 'any'
  return { key: `why.${event.kind}.${name}` as WhyKey, values: valuesOf(event) }
}

/** How each kind finds its sentence where the verb alone does not tell. */
const nameOf: Partial<Record<TraceKind, (event: TraceEvent) => string>> = {
  input: ({ verb, detail }) => (lineOf(verb, detail) === '' ? 'any' : 'command'),
  timer: ({ verb }) => timerOf(verb),
  request: ({ verb }) => verb.split(' ')[1] ?? verb,
  response: ({ outcome }) => answerOf(Number.parseInt(outcome, 10)),
  txn: ({ verb }) => (/^(range|get|list|read)/i.test(verb) ? 'read' : /^del/i.test(verb) ? 'delete' : 'write'),
  commit: commitOf,
  watch: ({ outcome, verb }) => (outcome in { ADDED: 1, MODIFIED: 1, DELETED: 1 } ? outcome : verb),
  cri: ({ verb, outcome }) => (outcome === 'sent' ? verb : outcome === 'OK' ? 'done' : /^[A-Z][a-z]/.test(outcome) ? 'failed' : 'any'),
  probe: ({ outcome }) => (/^succe|^ok|^pass/i.test(outcome) ? 'success' : /fail|refused|time|^[45]\d\d/i.test(outcome) ? 'failure' : 'any'),
  process: ({ verb }) => (/^start|^run/i.test(verb) ? 'start' : /kill/i.test(verb) ? 'kill' : /exit|end|stop|crash/i.test(verb) ? 'exit' : 'any'),
  packet: packetOf,
  silenced: ({ verb }) => (/lease|heartbeat/i.test(verb) ? 'lease' : 'any'),
  deadline: ({ verb }) => (/lease|heartbeat/i.test(verb) ? 'lease' : 'any'),
} // prettier-ignore

/** Clocks that a learner will meet, by the words that their owners call them. */
const TIMERS: readonly (readonly [RegExp, string])[] = [
  [/retry|back-?off|requeue|sync pod status/i, 'retry'],
  [/taint eviction|toleration/i, 'eviction'],
  [/node health/i, 'monitor'],
  [/probe/i, 'probe'],
  [/lease/i, 'lease'],
  [/status/i, 'status'],
  [/SIGKILL/, 'kill'],
]

function timerOf(verb: string): string {
  return TIMERS.find(([pattern]) => pattern.test(verb))?.[1] ?? 'any'
}

/** etcd answers reads as well as writes; a write whose comparison failed has changed nothing. */
function commitOf({ verb, outcome, detail }: TraceEvent): string {
  if (/^(range|get|list|read)/i.test(verb)) return 'read'
  if (outcome === 'compare failed') return 'refused'
  if (/^del/i.test(verb)) return 'delete'
  return verb === 'create' || detail?.['created'] === 'true' ? 'create' : 'update'
}

/** A refusal is either the rules' own, or that of a place where nothing listens. */
function packetOf({ outcome, detail }: TraceEvent): string {
  if (/^\d{3}/.test(outcome)) return 'answer'
  if (/no route|unreach/.test(outcome)) return 'unreachable'
  if (/refused/.test(outcome)) return detail?.['rule'] === undefined ? 'refused' : 'rejected'
  if (/left/.test(outcome)) return 'outside'
  if (/lost|drop/.test(outcome)) return 'lost'
  return detail?.['chain'] === undefined ? 'any' : 'chosen'
}

/** What an HTTP code means to the one who asked. */
function answerOf(code: number): string {
  const meanings: Record<number, string> = {
    404: 'not-found',
    409: 'conflict',
    422: 'invalid',
    429: 'slow-down',
    503: 'unreachable',
  }
  if (code >= 200 && code < 300) return 'ok'
  return meanings[code] ?? (code >= 400 ? 'refused' : 'any')
}

/** `cluster power-off worker-2` and `power off` alike are `power-off`. */
function wordOf(verb: string): string {
  return verb
    .replace(/^cluster /, '')
    .trim()
    .replaceAll(' ', '-')
}

/** What the sentences of packets speak of; a seam that knows more says so in its detail. */
const PACKET_VALUES = { destination: '', backend: '', rule: '' }

function valuesOf({
  kind,
  from,
  to,
  verb,
  object,
  outcome,
  revision,
  durationMs,
  detail,
}: TraceEvent): WhySentence['values'] {
  return {
    ...PACKET_VALUES,
    ...detail,
    who: componentLabel(from),
    whom: componentLabel(to),
    node: detail?.['node'] ?? detail?.['nodeName'] ?? nodeOf(to) ?? nodeOf(from) ?? objectName(object),
    object: objectLabel(object) || (detail?.['pod'] === undefined ? '' : `Pod ${detail['pod']}`),
    name: objectName(object),
    verb,
    waitedFor: verb,
    outcome,
    type: outcome,
    durationMs,
    revision: revision ?? '',
    line: kind === 'input' ? lineOf(verb, detail) : '',
  }
}

/** What the learner typed: a line, or else the verb when that alone is all there is. */
function lineOf(verb: string, detail: TraceEvent['detail']): string {
  const line = detail?.['line'] ?? detail?.['command'] ?? (/^(kubectl|cluster)\b/.test(verb) ? verb : '')
  return String(line)
}

/** `kubelet/worker-1` → `kubelet worker-1`; a controller goes by its own name, as in Kubernetes. */
export function componentLabel(component: ComponentName): string {
  const [part = '', ...rest] = component.split('/')
  if (rest.length === 0) return part
  return part === 'kube-controller-manager' ? rest.join('/') : `${part} ${rest.join('/')}`
}

/** The node that a component runs on, for those that run on each. */
export function nodeOf(component: ComponentName): string | undefined {
  const [part = '', node] = component.split('/')
  return part === 'kube-controller-manager' ? undefined : node
}

/** `Pod/default/web-x2k8q` → `Pod web-x2k8q`; a collection goes by its kind alone, and a name yet to be found ends in `…`. */
export function objectLabel(path: ObjectPath | null): string {
  if (path === null) return ''
  const name = objectName(path)
  return `${path.slice(0, path.indexOf('/'))} ${name.endsWith('-') ? `${name}…` : name}`.trim()
}

function objectName(path: ObjectPath | null): string {
  return path === null ? '' : path.slice(path.lastIndexOf('/') + 1)
}
