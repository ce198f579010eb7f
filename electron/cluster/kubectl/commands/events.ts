/** `kubectl events`: what happened, the oldest first. */
// Models: k8s.io/kubectl/pkg/cmd/events/events.go, event_printer.go
import type { Event } from '../../../contract/api'
import { parseTime } from '../../kernel/calendar'
import { ALL_NAMESPACES } from '../shared-flags'
import type { Task } from '../../kernel/task'
import type { Command, Invocation } from '../command'
import { seenText } from '../describers/events'
import { KubectlError } from '../failure'
import { alignLines } from '../printers/table'
import { lastSeen } from '../../text/event-times'

export const events: Command = {
  name: 'events',
  summary: 'List events',
  usage: '[(-o|--output=)json|yaml] [--for TYPE/NAME] [--types=Warning]',
  flags: {
    ...ALL_NAMESPACES,
    for: { kind: 'string', help: 'Show the events of one resource, such as pod/web-1' },
    types: { kind: 'list', help: 'Show only these types: Normal, Warning' },
    'no-headers': { kind: 'bool', help: 'Do not print headers' },
  },
  *run(invocation) {
    const { context, namespace, flags } = invocation
    const everywhere = flags.bool('all-namespaces')
    const { items } = yield* context.client.list('Event', everywhere ? '' : namespace, yield* subjectQuery(invocation))
    const wantedTypes = flags.list('types').flatMap((types) => types.toLowerCase().split(','))
    const shown = items.filter(
      ({ type }) => wantedTypes.length === 0 || wantedTypes.includes((type ?? '').toLowerCase()),
    )
    if (shown.length === 0)
      context.out(everywhere ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`)
    else context.out(alignLines(linesOf(shown, invocation)))
    return 0
  },
}

function* subjectQuery({ flags, mapper }: Invocation): Task<{ readonly fieldSelector?: string }> {
  const subject = flags.string('for')
  if (!subject) return {}
  const [type = '', name = ''] = subject.split('/')
  if (!name) throw new KubectlError('--for must be in resource/name form')
  return { fieldSelector: `involvedObject.kind=${(yield* mapper.named(type)).kind},involvedObject.name=${name}` }
}

function linesOf(shown: readonly Event[], { context, flags }: Invocation): readonly string[] {
  const nowMs = context.kernel.now
  const everywhere = flags.bool('all-namespaces')
  const sorted = [...shown].sort((a, b) => seenMs(a) - seenMs(b))
  const rows = sorted.map((event) => {
    const { type, reason, involvedObject, message, metadata } = event
    const cells = [
      seenText(event, nowMs),
      type,
      reason,
      `${involvedObject.kind ?? ''}/${involvedObject.name ?? ''}`,
      message?.trim(),
    ]
    return (everywhere ? [metadata.namespace, ...cells] : cells).map((cell) => cell ?? '').join('\t')
  })
  const headers = `${everywhere ? 'NAMESPACE\t' : ''}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE`
  return flags.bool('no-headers') ? rows : [headers, ...rows]
}

function seenMs(event: Event): number {
  const text = lastSeen(event)
  return text ? parseTime(text) : 0
}
