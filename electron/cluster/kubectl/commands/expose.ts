/** `kubectl expose`: a Service in front of what runs already. */
// Models: k8s.io/kubectl/pkg/cmd/expose/expose.go
import type { ApiObject, LabelSelector } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { DRY_RUN, fieldManager, FILENAME, OUTPUT, SAVE_CONFIG } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { eachOf } from '../each-of'
import { KubectlError } from '../failure'
import { withSavedConfig } from '../last-applied'
import type { Found } from '../selection'
import { targetsOf } from '../targets'
import { Reporter, writeQuery } from '../writes'
import { draftOf, type Labels } from './create/generate'

export const expose: Command = {
  name: 'expose',
  summary: 'Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service',
  usage:
    '(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]',
  flags: {
    ...FILENAME, ...OUTPUT, ...DRY_RUN, ...SAVE_CONFIG, ...fieldManager('kubectl-expose'),
    selector: { kind: 'string', help: 'A label selector to use for this service' },
    port: { kind: 'string', help: 'The port that the service should serve on' },
    'target-port': { kind: 'string', help: 'Name or number for the port on the container that the service should direct traffic to' },
    protocol: { kind: 'string', help: "The network protocol for the service to be created. Default is 'TCP'" },
    name: { kind: 'string', help: 'The name for the newly created object' },
    type: { kind: 'string', help: "Type for this service: ClusterIP, NodePort, LoadBalancer, or ExternalName. Default is 'ClusterIP'" },
    labels: { kind: 'list', short: 'l', help: 'Labels to apply to the service created by this call' },
    'cluster-ip': { kind: 'string', help: "ClusterIP to be assigned to the service; 'None' creates a headless service" },
    'external-ip': { kind: 'string', help: 'Additional external IP address to accept for the service' },
    'load-balancer-ip': { kind: 'string', help: 'IP to assign to the LoadBalancer' },
    'session-affinity': { kind: 'string', help: "If non-empty, set the session affinity for the service to this; legal values: 'None', 'ClientIP'" },
  }, // prettier-ignore
  *run(invocation) {
    const { found, errors } = yield* targetsOf(invocation)
    const reporter = new Reporter(invocation)
    yield* eachOf(found, (each) => exposeOne(each, reporter, invocation), errors)
    return 0
  },
}

function* exposeOne(found: Found, reporter: Reporter, invocation: Invocation): Task {
  const { context, flags, mapper, namespace } = invocation
  const info = yield* mapper.named('services')
  const place = found.object.metadata.namespace || namespace
  const draft = withSavedConfig(serviceFor(found, place, invocation), flags.bool('save-config'))
  const object = reporter.dryRun === 'client' ? draft : yield* context.client.createIn(info, place, draft, writeQuery(invocation)) // prettier-ignore
  reporter.done({ info, object }, 'exposed')
}

interface Exposed extends ApiObject {
  readonly spec?: {
    readonly selector?: LabelSelector | Labels
    readonly containers?: readonly ContainerPorts[]
    readonly template?: {
      readonly spec?: { readonly containers?: readonly ContainerPorts[] }
      readonly metadata?: { readonly labels?: Labels }
    }
    readonly ports?: readonly PortSpec[]
  }
}

interface ContainerPorts {
  readonly ports?: readonly { readonly containerPort: number; readonly protocol?: string }[]
}

interface PortSpec {
  readonly port: number
  readonly protocol?: string
}

const EXPOSABLE = ['Deployment', 'Pod', 'ReplicaSet', 'ReplicationController', 'Service']

function serviceFor(found: Found, namespace: string, { flags }: Invocation): ApiObject {
  const { info, object } = found
  if (!EXPOSABLE.includes(info.kind))
    throw new KubectlError(`cannot expose a ${info.kind}${info.group ? `.${info.group}` : ''}`)
  const ports = portsOf(object, found, flags)
  const name = flags.string('name') || object.metadata.name
  if (name.length > 63) throw new KubectlError(`name ${JSON.stringify(name)} is longer than 63 characters`)
  const labels = flags.changed('labels') ? Object.fromEntries(flags.words('labels').map((pair) => pair.split('=') as [string, string])) : object.metadata.labels // prettier-ignore
  const [clusterIP, type, affinity] = ['cluster-ip', 'type', 'session-affinity'].map((flag) => flags.string(flag)) as [string, string, string] // prettier-ignore
  const spec = {
    ...(clusterIP && { clusterIP, ...(clusterIP === 'None' && { type: 'ClusterIP' }) }),
    ...(flags.string('external-ip') && { externalIPs: [flags.string('external-ip')] }),
    ...(flags.string('load-balancer-ip') && { loadBalancerIP: flags.string('load-balancer-ip') }),
    ports,
    selector: flags.string('selector') ? Object.fromEntries(flags.string('selector').split(',').map((pair) => pair.split('=') as [string, string])) : selectorOf(found), // prettier-ignore
    ...(affinity && { sessionAffinity: affinity }),
    ...(type && { type }),
  }
  const metadata = { name, namespace, ...(labels && { labels }) }
  return draftOf('v1', 'Service', metadata, { spec, status: { loadBalancer: {} } })
}

function selectorOf({ info, object }: Found): Labels {
  const { spec, metadata } = object as Exposed
  if (info.kind === 'Pod') {
    if (!metadata.labels || Object.keys(metadata.labels).length === 0)
      throw new KubectlError(
        "couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed",
      )
    return metadata.labels
  }
  const { matchExpressions, matchLabels } = (spec?.selector ?? {}) as LabelSelector
  if (matchExpressions && matchExpressions.length > 0)
    throw new KubectlError(
      'couldn\'t retrieve selectors via --selector flag or introspection: couldn\'t convert expressions - "matchExpressions" to map-based selector format',
    )
  return matchLabels ?? (spec?.selector as Labels | undefined) ?? {}
}

function portsOf({ spec }: Exposed, { info }: Found, flags: Invocation['flags']): readonly object[] {
  const containers = (info.kind === 'Pod' ? spec?.containers : spec?.template?.spec?.containers) ?? []
  const known: readonly PortSpec[] =
    info.kind === 'Service'
      ? (spec?.ports ?? [])
      : containers.flatMap(({ ports = [] }) =>
          ports.map(({ containerPort, ...rest }) => ({ ...rest, port: containerPort })),
        )
  const wanted = flags.string('port') ? flags.string('port').split(',').map(Number) : known.map(({ port }) => port)
  if (wanted.length === 0) throw new KubectlError("couldn't find port via --port flag or introspection")
  const target = flags.string('target-port')
  return wanted.map((port, index) => {
    const protocol = flags.string('protocol') || known.find((each) => each.port === port)?.protocol || 'TCP'
    const targetPort = target === '' ? port : /^\d+$/.test(target) ? Number(target) : target
    return { ...(wanted.length > 1 && { name: `port-${index + 1}` }), port, protocol, targetPort }
  })
}
