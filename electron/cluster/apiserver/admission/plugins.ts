/** The plugins that this release switches on by default, in its order: one line each. */
// Models: pkg/kubeapiserver/options/plugins.go: AllOrderedPlugins, DefaultOffAdmissionPlugins
import { defaultTolerationSeconds } from './default-toleration-seconds'
import { namespaceLifecycle } from './namespace-lifecycle'
import type { AdmissionPlugin } from './plugin'
import { podTopologyLabels } from './pod-topology-labels'
import { priority } from './priority'
import { serviceAccount } from './service-account'
import { taintNodesByCondition } from './taint-nodes-by-condition'

export const PLUGINS: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  serviceAccount,
  taintNodesByCondition,
  priority,
  defaultTolerationSeconds,
  podTopologyLabels,
]
