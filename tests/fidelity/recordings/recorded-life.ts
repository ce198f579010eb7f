/** A recording, told as a life. */
import type { Command, EventTold, Life, Write } from './life'
import { pathsOf } from './paths'
import type { RecordedChange, RecordedEvent, RecordedWrite, Recording } from './recording'

export function recordedLife(recording: Recording): Life {
  const { actions, final, stream, events, writes } = recording
  return {
    commands: actions.flatMap(({ cmd, exit = 0, stdout = '', stderr = '' }): Command[] =>
      cmd === undefined ? [] : [{ line: cmd, exit, stdout, stderr }],
    ),
    finals: new Map(Object.entries(final).map(([key, { stdout }]) => [key, stdout])),
    changes: stream.map(changeOf),
    events: lastOf(events.map(eventOf)),
    writes: writes.map(writeOf),
  }
}

function changeOf({ t, type, kind, name, object, changes = {} }: RecordedChange) {
  const paths =
    type === 'DELETED'
      ? new Map<string, unknown>()
      : object
        ? pathsOf(object)
        : new Map(Object.entries(changes).map(([path, value]) => [path, leaf(value)]))
  return { t, type, kind, name, paths }
}

/** What is gone, and what is there but empty, has no leaf. */
function leaf(value: unknown): unknown {
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0
  if (value === '<removed>' || isEmpty) return undefined
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
function lastOf(events: readonly EventTold[]): readonly EventTold[] {
  const last = new Map<string, EventTold>()
  for (const event of events) {
    const { reason, regarding, message, component, host, fieldPath } = event
    const key = [reason, regarding, message, component, host, fieldPath].join(' ')
    last.set(key, { ...event, t: last.get(key)?.t ?? event.t })
  }
  return [...last.values()]
}

function writeOf({ t, user, verb, resource, name = '', code }: RecordedWrite): Write {
  return { t, who: whoIs(user), verb, resource, name, code }
}

function whoIs(user: string): string {
  if (user.startsWith('system:node:')) return 'kubelet'
  if (user === 'kubernetes-admin') return 'kubectl'
  return user.replace('system:serviceaccount:kube-system:', '').replace(/^system:/, '')
}
