/** `kubectl set`: small changes of objects that exist. */
import type { Command } from '../../command'
import { env } from './env'
import { image } from './image'
import { resources } from './resources'
import { selector } from './selector'
import { serviceAccount } from './service-account'
import { subject } from './subject'

export const set: Command = {
  name: 'set',
  summary: 'Set specific features on objects',
  usage: 'SUBCOMMAND',
  subcommands: [env, image, resources, selector, serviceAccount, subject],
}
