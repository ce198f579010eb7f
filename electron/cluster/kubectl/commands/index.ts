/** Every command of kubectl: one line each. */
import type { Command } from '../command'
import { apply } from './apply'
import { apiResources, apiVersions, clusterInfo, top, version } from './cluster-facts'
import { cordon, uncordon } from './cordon'
import { create } from './create'
import { deletion } from './delete'
import { describe } from './describe'
import { events } from './events'
import { get } from './get'
import { annotate, label } from './label'
import { logs } from './logs'
import { rollout } from './rollout'
import { scale } from './scale'
import { set } from './set'
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
  top,
  version,
  clusterInfo,
  apiResources,
  apiVersions,
]

/** Commands of the real kubectl that do not exist here; saying so is better than "unknown command". */
export const NOT_SIMULATED: readonly string[] = [
  'alpha', 'attach', 'auth', 'autoscale', 'certificate', 'completion', 'config', 'cp', 'debug', 'diff', 'drain', 'edit', 'exec',
  'explain', 'expose', 'kustomize', 'patch', 'plugin', 'port-forward', 'proxy', 'replace', 'run', 'taint',
] // prettier-ignore
