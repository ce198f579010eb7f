/** A recording, told as a life. */
import type { Command, EventTold, Life, Write } from './life'
import { NULL_WHEN_EMPTY, pathsOf } from './paths'
import type { RecordedChange, RecordedEvent, RecordedWrite, Recording } from './recording'

export function recordedLife(recording: Recording): Life {
  const { actions, final, stream, events, writes } = recording
  return {
    commands: actions.flatMap(({ t, dur = 0, cmd, exit = 0, stdout = '', stderr = '' }): Command[] =>
      cmd === undefined ? [] : [{ t: t + dur, line: cmd, exit, stdout, stderr }],
    ),
    finals: new Map(Object.entries(final).map(([key, { stdout }]) => [key, stdout])),
    changes: stream.map(changeOf),
    events: lastOf(events),
    writes: writes.map(writeOf),
  }
}

function changeOf({ t, type, kind, name, object, changes = {} }: RecordedChange) {
  const paths =
    type === 'DELETED'
      ? new Map<string, unknown>()
      : object
        ? pathsOf(object)
        : new Map(Object.entries(changes).map(([path, value]) => [path, leaf(value, path)]))
  return { t, type, kind, name, paths }
}

/** What is gone, and what is there but empty, has no leaf. */
function leaf(value: unknown, path: string): unknown {
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0
  if (value === '<removed>' || isEmpty || (value === null && NULL_WHEN_EMPTY.has(path))) return undefined
  return Array.isArray(value) && value.length > 0 ? JSON.stringify(value) : value
}

function eventOf({
  t,
  type,
  reason,
  regarding,
  fieldPath = '',
  message,
  component,
  host = '',
  count = 1,
}: RecordedEvent): EventTold {
  return { t, type, reason, regarding, fieldPath, message, component, host, count }
}

/** An Event that is told again has a higher count: its last version says all. */
function lastOf(events: readonly RecordedEvent[]): readonly EventTold[] {
  const last: EventTold[] = []
  for (const event of events) {
    const told = eventOf(event)
    const before = event.watch !== 'ADDED' ? last.findLastIndex((each) => keyOf(each) === keyOf(told)) : -1
    if (before < 0) last.push(told)
    else last[before] = { ...told, t: last[before]!.t }
  }
  return last
}

/** What the recorder knows an Event by: one that differs only in letters of chance is another all the same. */
function keyOf({ reason, regarding, message, component, host, fieldPath }: EventTold): string {
  return [reason, regarding, message, component, host, fieldPath].join(' ')
}

function writeOf({ t, user, verb, resource, name, code }: RecordedWrite): Write {
  return { t, who: whoIs(user), verb, resource, name: name ?? '', code }
}

function whoIs(user: string): string {
  if (user.startsWith('system:node:')) return 'kubelet'
  if (user === 'kubernetes-admin') return 'kubectl'
  return user.replace('system:serviceaccount:kube-system:', '').replace(/^system:/, '')
}
