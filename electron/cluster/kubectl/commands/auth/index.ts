/** `kubectl auth`: who am I, and what may I do? */
import type { Command } from '../../command'
import { canI } from './can-i'
import { whoAmI } from './whoami'

export const auth: Command = {
  name: 'auth',
  summary: 'Inspect authorization',
  usage: '(can-i | whoami)',
  subcommands: [canI, whoAmI],
}
