/** `kubectl rollout`: watch, undo, list, pause, resume and restart rollouts. */
import { FILENAME, SELECTOR_FLAGS } from '../../shared-flags'
import type { Command } from '../../command'
import { history } from './history'
import { pause, restart, resume } from './pause'
import { status } from './status'
import { undo } from './undo'

export const rollout: Command = {
  name: 'rollout',
  summary: 'Manage the rollout of a resource',
  usage: 'SUBCOMMAND',
  subcommands: [history, pause, restart, resume, status, undo].map((each) => ({
    ...each,
    flags: { ...FILENAME, ...SELECTOR_FLAGS, ...each.flags },
  })),
}
