/** Every command of kubectl: one line each. */
import type { Command } from '../command'
import { completion, options, plugin } from './about-kubectl'
import { apiResources } from './api-resources'
import { apply } from './apply'
import { auth } from './auth'
import { autoscale } from './autoscale'
import { certificate } from './certificate'
import { apiVersions, clusterInfo, version } from './cluster-facts'
import { config } from './config'
import { create } from './create'
import { deletion } from './delete'
import { describe } from './describe'
import { diff } from './diff'
import { edit } from './edit'
import { events } from './events'
import { explain } from './explain'
import { expose } from './expose'
import { get } from './get'
import { annotate, label } from './label'
import { logs } from './logs'
import { cordon, uncordon } from './node/cordon'
import { drain } from './node/drain'
import { taint } from './node/taint'
import { patch } from './patch'
import { REFUSED } from './refused'
import { replace } from './replace'
import { rollout } from './rollout'
import { run } from './run'
import { scale } from './scale'
import { set } from './set'
import { top } from './top'
import { wait } from './wait'

/** In the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  create,
  expose,
  run,
  set,
  explain,
  get,
  edit,
  deletion,
  rollout,
  scale,
  autoscale,
  certificate,
  clusterInfo,
  top,
  cordon,
  uncordon,
  drain,
  taint,
  describe,
  logs,
  auth,
  events,
  diff,
  apply,
  patch,
  replace,
  wait,
  label,
  annotate,
  apiResources,
  apiVersions,
  config,
  plugin,
  version,
  completion,
  options,
  ...REFUSED.map((command) => ({ ...command, isHidden: true })),
]

export const ROOT: Command = {
  name: 'kubectl',
  summary: 'kubectl controls the Kubernetes cluster manager',
  usage: '[flags]',
  subcommands: COMMANDS,
}
