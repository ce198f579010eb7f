/** What a recording shows and the simulation leaves out on purpose: said here with its reason, and nowhere skipped in silence. */
import type { Change, EventTold, Write } from './life'

export interface LeftOut {
  readonly what: string
  readonly reason: string
  readonly change?: (change: Change, scenario: string) => boolean
  readonly write?: (write: Write, scenario: string) => boolean
  readonly event?: (event: EventTold) => boolean
  /** A field that is not compared. */
  readonly path?: RegExp
  /** A line or a final text whose whole subject is left out. */
  readonly text?: RegExp
  /** A line whose end and words are not compared. */
  readonly line?: RegExp
  readonly recordings?: RegExp
}

/** Pods of the two kinds of workload that have no controller yet, in 05. */
const OF_UNBUILT_KINDS = /^(db|agent)\b/

export const LEFT_OUT: readonly LeftOut[] = [
  {
    what: 'raw calls to the API',
    reason: 'the player only types lines; tests of the API server make these calls, and compare the answers',
    write: ({ resource, name, verb }) => resource === 'configmaps' && name === 'c' && verb === 'update',
    recordings: /^15/,
  },
  {
    what: 'leases, except in their tables',
    reason: 'the recorder left them out',
    write: ({ resource }) => resource === 'leases',
  },
  {
    what: 'leases of the parts of the control plane',
    reason: 'there is one of each, so none is elected',
    line: /^kubectl get lease .*-n kube-system/,
  },
  {
    what: 'CSINodes, the objects of priority and fairness, APIServices, ServiceCIDRs, and the paths of the server',
    reason: 'volumes come later; levels, groups and ranges are fixed here and kept without objects',
    line: /^kubectl get (csinodes|flowschemas|prioritylevelconfigurations|apiservices|servicecidr|--raw \/)$/,
  },
  {
    what: "the recorder's kubeconfig and its paths",
    reason: 'a learner has a kubeconfig of his own',
    line: /^kubectl (config (view|get-contexts|current-context)|options)/,
    recordings: /^21/,
  },
  {
    what: 'cluster-info dump',
    reason: 'it writes whole trees of files about all scenarios that were recorded side by side',
    line: /^kubectl cluster-info dump/,
    text: /^ *\d+ \.\/default\/daemonsets\.json/m,
  },
  {
    what: 'Pod one',
    reason: 'deleted while it starts: which comes first is a race of tenths of a second',
    change: ({ name }) => name === 'one',
    event: ({ regarding }) => regarding === 'Pod/one',
    recordings: /^21/,
  },
  {
    what: 'tokens for service accounts, asked for by kubelets',
    reason: 'a simulated Pod reads no token, so its kubelet asks for none',
    write: ({ resource }) => resource === 'serviceaccounts/token',
  },
  {
    what: "the API server's requests to itself",
    reason: 'it changes what it keeps without knocking at its own door; the objects that come of it are compared',
    write: ({ who }) => who === 'apiserver',
  },
  {
    what: 'IPAddress objects',
    reason: 'addresses of Services are kept by the API server without objects of their own',
    write: ({ resource }) => resource === 'ipaddresses',
  },
  {
    what: 'Endpoints, the older form of EndpointSlices',
    reason: 'deprecated in this release; only EndpointSlices are kept',
    write: ({ resource }) => resource === 'endpoints',
    line: /^kubectl (get ep|describe endpoints) /,
  },
  {
    what: 'StatefulSet db and DaemonSet agent, with their Pods',
    reason: 'these kinds are not served yet',
    change: ({ kind, name }) => kind === 'StatefulSet' || kind === 'DaemonSet' || OF_UNBUILT_KINDS.test(name),
    write: ({ resource, name }) =>
      /^(statefulsets|daemonsets|controllerrevisions)/.test(resource) || OF_UNBUILT_KINDS.test(name),
    event: ({ regarding }) => /^(StatefulSet|DaemonSet)\/|^Pod\/(db|agent)\b/.test(regarding),
    text: /^statefulset\.apps\/|^daemonset\.apps\/|^(Name: +db|NAME.*\n(.*\n)*agent-|[\s\S]*Non-terminated Pods:[\s\S]*agent-|apiVersion: v1\nkind: Pod\nmetadata:[\s\S]*controller-revision-hash: db-|LAST SEEN[\s\S]*pod\/agent-)/,
    recordings: /^05/,
  },
  {
    what: 'acts of other scenarios on cluster-scoped objects',
    reason: 'recorded side by side: no action of this recording names them',
    change: ({ kind, name }, scenario) =>
      (kind === 'Node' && name !== 'node-5') || (kind === 'Namespace' && name !== `s${scenario.split('-')[0]!}`),
    write: ({ resource, name }, scenario) =>
      /^(namespaces|clusterrole|persistentvolumes|customresource|apiservices|storageclasses)/.test(resource) ||
      (/^nodes/.test(resource) && (name !== 'node-5' || !scenario.startsWith('05'))),
  },
  {
    what: 'what lines print that look at all namespaces',
    reason: 'recorded side by side: they show the objects of other scenarios',
    line: /^kubectl get (pods|events|all|svc|endpointslices|cm|sa|leases) -A|^kubectl get (ns|ns -o wide|ipaddresses)$/,
    recordings: /^(14|21)/,
  },
  {
    what: 'what the controllers of Jobs and of HorizontalPodAutoscalers say of their objects, and the quotas and claims of volumes',
    reason: 'these controllers are not here yet: their acts on Pods and scales are done from the recording',
    change: ({ kind }) => kind === 'Job',
    write: ({ who, resource }) =>
      /^(job-controller|horizontal-pod-autoscaler)$/.test(who) && /^(jobs|horizontalpodautoscalers)/.test(resource),
    event: ({ component }) =>
      /^(job-controller|horizontal-pod-autoscaler|persistentvolume-controller)$/.test(component),
    line: /^kubectl (get|describe) hpa |^kubectl get all -n s19|^kubectl (describe pvc|get event|events) /,
    recordings: /^(15|19|21)/,
  },
  {
    what: 'ConfigMap openshift-service-ca.crt',
    reason: 'a stock cluster has none',
    change: ({ name }) => name === 'openshift-service-ca.crt',
  },
  {
    what: 'what the garbage collector still finds to delete in a namespace that goes',
    reason: 'the namespace controller takes the kinds in no order, so owner or dependent may go first',
    write: ({ who }) => who === 'generic-garbage-collector',
    recordings: /^19/,
  },
  {
    what: 'a list that fails on a kind which is gone',
    reason: 'the definition of that kind was made, learnt and deleted by another scenario beside this one',
    line: /^kubectl get all,cm,secret,pvc,sa /,
    recordings: /^19/,
  },
  {
    what: 'descriptions of fields and kinds',
    reason: "they are told in the app's own words, where it tells them",
    line: /^kubectl explain (pod|deployment)/,
  },
  {
    what: 'the place of a difference in a Pod that may not change',
    reason:
      'the server shows the dump of a Go structure, with its names; here the fields have the names that one types',
    line: /^kubectl patch pod p .*restartPolicy/,
    recordings: /^15/,
  },
  {
    what: 'commands that go into a container',
    reason: 'nothing runs inside simulated containers, and kubectl says so',
    line: /^kubectl (exec|cp|debug|port-forward) /,
    write: ({ resource }) => /^pods\/(exec|attach|portforward)$/.test(resource),
  },
  {
    what: 'the end of Pods that were deleted by the last lines',
    reason: 'the recorder stopped while they were ending',
    change: ({ kind, t }) => kind === 'Pod' && t > 53,
    write: ({ resource, t }) => /^pods/.test(resource) && t > 53,
    recordings: /^15/,
  },
  {
    what: 'the conditions of an existing node in its first recorded version',
    reason: 'an object that is older than the scenario is recorded from its first change on',
    change: ({ kind, type }) => kind === 'Node' && type === 'ADDED',
  },
  {
    what: 'generations of objects after their creation, and the images in the status of a node',
    reason: 'the recorder did not watch them',
    path: /^metadata\.generation$|^status\.images/,
  },
  {
    what: 'times of bookkeeping',
    reason: 'renewed with every progress, and so as often as writes happen not to be merged',
    path: /\.(lastUpdateTime|lastHeartbeatTime)$|last-change-trigger-time$|last-applied-configuration$/,
  },
  {
    what: "what the stand-in runtime's containers print",
    reason: 'the simulated images print lines of their own',
    text: /^(\S+ )?starting \w+ attempt \d+ cmd=/,
  },
  {
    what: 'the ConfigMap openshift-service-ca.crt, which the quota of two ConfigMaps counts',
    reason: 'a stock cluster has one ConfigMap in a new namespace, so one more fits in',
    line: /^kubectl create configmap a /,
    write: ({ resource, name }) => resource === 'configmaps' && name === 'a',
    recordings: /^16/,
  },
]

export function isLeftOut(
  kind: 'change' | 'write' | 'event',
  fact: Change | Write | EventTold,
  scenario: string,
): boolean {
  return LEFT_OUT.some((each) => {
    if (each.recordings && !each.recordings.test(scenario)) return false
    const test = each[kind] as ((fact: unknown, scenario: string) => boolean) | undefined
    return test?.(fact, scenario) ?? false
  })
}

export function isPathLeftOut(path: string): boolean {
  return LEFT_OUT.some((each) => each.path?.test(path))
}

export function isTextLeftOut(text: string, scenario: string): boolean {
  return LEFT_OUT.some(
    ({ text: pattern, recordings }) => (!recordings || recordings.test(scenario)) && pattern?.test(text),
  )
}

export function isLineLeftOut(line: string, scenario: string): boolean {
  return LEFT_OUT.some(
    ({ line: pattern, recordings }) => (!recordings || recordings.test(scenario)) && pattern?.test(line),
  )
}
