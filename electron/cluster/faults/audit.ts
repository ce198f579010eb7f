/** `cluster audit`: who did what at the API server, one JSON object a line, oldest first. */
// Models: the file of kube-apiserver's --audit-log-path, read on the control plane with grep and jq
import { parseFlags, type FlagTable } from '../kubectl/flags'
import { KubectlError } from '../kubectl/failure'
import { expectArgs } from './command-line'
import type { FaultCommand } from './commands'
import type { AuditEvent } from './fault-door'

const FLAGS: FlagTable = {
  user: { kind: 'string', help: 'Only what this user did, or what was done as this user' },
  verb: { kind: 'string', help: 'Only requests with this verb' },
  tail: { kind: 'int', initial: '-1', help: 'Only the last so many lines' },
}

export const audit: FaultCommand = {
  name: 'audit',
  usage: 'audit [--user U] [--verb V] [--tail N]',
  summary: 'Print the audit log: who did what, and by which right',
  run(words, door, io) {
    const { args, flags } = parseFlags(words, FLAGS)
    expectArgs(args, 0, this)
    const events = door.auditEvents()
    if (!events) throw new KubectlError('the API server of this cluster keeps no audit log')
    const [user, verb, tail] = [flags.string('user'), flags.string('verb'), flags.int('tail')]
    const wanted = events.filter((event) => isBy(event, user) && (verb === '' || event.verb === verb))
    const shown = tail < 0 ? wanted : wanted.slice(Math.max(0, wanted.length - tail))
    for (const event of shown) io.out(`${JSON.stringify(event)}\n`)
  },
}

function isBy({ user, impersonatedUser }: AuditEvent, name: string): boolean {
  return name === '' || user.username === name || impersonatedUser?.username === name
}
