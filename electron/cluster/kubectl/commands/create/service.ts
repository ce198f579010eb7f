/** `kubectl create service clusterip|nodeport|loadbalancer|externalname`. */
// Models: k8s.io/kubectl/pkg/cmd/create/create_service.go
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import type { FlagTable } from '../../flags'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

interface ServiceCommand {
  readonly name: string
  readonly type: string
  readonly flags?: FlagTable
  readonly spec?: (invocation: Invocation) => object
}

const TCP: FlagTable = {
  tcp: { kind: 'list', help: 'Port pairs can be specified as <port>:<targetPort>' },
}

function serviceCommand({ name, type, flags = {}, spec }: ServiceCommand): Command {
  return {
    name,
    summary: `Create a ${type} service`,
    usage: 'NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]',
    completes: 'nothing',
    flags: { ...CREATE_FLAGS, ...TCP, ...flags },
    *run(invocation) {
      const serviceName = nameFrom(invocation)
      const own = spec?.(invocation) ?? {}
      const nodePort = invocation.flags.has('node-port') ? invocation.flags.int('node-port') : 0
      const isHeadless = type === 'ExternalName' || invocation.flags.string('clusterip') === 'None'
      const ports = invocation.flags.words('tcp').map((pair) => portOf(pair, nodePort))
      if (ports.length === 0 && !isHeadless) throw new KubectlError('at least one tcp port specifier must be provided')
      const labels = { app: serviceName }
      const body = { ...(ports.length > 0 && { ports }), selector: labels, type, ...own }
      const metadata = { name: serviceName, namespace: invocation.namespace, labels }
      const draft = draftOf('v1', 'Service', metadata, { spec: body, status: { loadBalancer: {} } })
      return yield* createFrom(draft, `${type} service`, invocation)
    },
  }
}

function portOf(pair: string, nodePort: number): object {
  const [from = '', to = from] = pair.split(':')
  const port = numberIn(from)
  const targetPort = /^\d+$/.test(to) ? numberIn(to) : to
  const name = pair.replace(':', '-')
  return { name, port, protocol: 'TCP', targetPort, ...(nodePort > 0 && { nodePort }) }
}

function numberIn(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text)) throw new KubectlError(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  if (port < 1 || port > 65_535) throw new KubectlError('must be between 1 and 65535, inclusive')
  return port
}

export const service: Command = {
  name: 'service',
  aliases: ['svc'],
  summary: 'Create a service using a specified subcommand',
  usage: '(clusterip | externalname | loadbalancer | nodeport)',
  subcommands: [
    serviceCommand({
      name: 'clusterip',
      type: 'ClusterIP',
      flags: {
        clusterip: { kind: 'string', help: "Assign your own ClusterIP or set to 'None' for a 'headless' service" },
      },
      spec: ({ flags }) => (flags.string('clusterip') ? { clusterIP: flags.string('clusterip') } : {}),
    }),
    serviceCommand({
      name: 'externalname',
      type: 'ExternalName',
      flags: { 'external-name': { kind: 'string', help: 'External name of service' } },
      spec({ flags }) {
        if (!flags.string('external-name')) throw new KubectlError('required flag(s) "external-name" not set')
        return { externalName: flags.string('external-name') }
      },
    }),
    serviceCommand({ name: 'loadbalancer', type: 'LoadBalancer' }),
    serviceCommand({
      name: 'nodeport',
      type: 'NodePort',
      flags: {
        'node-port': { kind: 'int', initial: '0', help: 'Port used to expose the service on each node in a cluster' },
      },
    }),
  ],
}
