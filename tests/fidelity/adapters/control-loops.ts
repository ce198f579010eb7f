import type { Adapter } from '../case'
import { adapter as deployment } from './ctrl-deployment'
import { adapter as endpointSlice } from './ctrl-endpointslice'
import { adapter as garbage } from './ctrl-gc-namespace'
import { adapter as nodeLifecycle } from './ctrl-nodelifecycle'
import { adapter as quotaLimits } from './ctrl-quota-limits'
import { adapter as replicaSet } from './ctrl-replicaset'
import { adapter as core } from './sched-core'
import { adapter as simpleFilters } from './sched-filter-simple'
import { adapter as nodeAffinity } from './sched-nodeaffinity'
import { adapter as resourcesFit } from './sched-noderesources-fit'
import { adapter as resourceScores } from './sched-score-noderesources'
import { adapter as taintToleration } from './sched-tainttoleration'

/** Of the controllers and the scheduler. */
export const CONTROL_LOOPS: Readonly<Record<string, Adapter>> = {
  'ctrl-deployment': deployment,
  'ctrl-endpointslice': endpointSlice,
  'ctrl-gc-namespace': garbage,
  'ctrl-nodelifecycle': nodeLifecycle,
  'ctrl-quota-limits': quotaLimits,
  'ctrl-replicaset': replicaSet,
  'sched-core': core,
  'sched-filter-simple': simpleFilters,
  'sched-nodeaffinity': nodeAffinity,
  'sched-noderesources-fit': resourcesFit,
  'sched-score-noderesources': resourceScores,
  'sched-tainttoleration': taintToleration,
}
