/** Every command of kubectl: one line each. */
import type { Command } from '../command'
import { annotate, label } from './label'
import { apiResources, apiVersions, clusterInfo, top, version } from './cluster-facts'
import { apply } from './apply'
import { cordon, uncordon } from './node/cordon'
import { create } from './create'
import { deletion } from './delete'
import { describe } from './describe'
import { drain } from './node/drain'
import { events } from './events'
import { get } from './get'
import { logs } from './logs'
import { rollout } from './rollout'
import { scale } from './scale'
import { set } from './set'
import { taint } from './node/taint'
import { wait } from './wait'

export const COMMANDS: readonly Command[] = [
  create,
  get,
  describe,
  apply,
  deletion,
  set,
  rollout,
  scale,
  logs,
  events,
  wait,
  label,
  annotate,
  cordon,
  uncordon,
  drain,
  taint,
  top,
  version,
  clusterInfo,
  apiResources,
  apiVersions,
]

export const ROOT: Command = {
  name: 'kubectl',
  summary: 'kubectl controls the Kubernetes cluster manager',
  usage: '[flags]',
  subcommands: COMMANDS,
}
