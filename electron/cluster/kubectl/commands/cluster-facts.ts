/** Commands that tell about the cluster as a whole: `version`, `api-resources`, `api-versions`, `cluster-info`, `top`. */
import { apiVersionOf, groupResource } from '../../../contract/api'
import { ALL_NAMESPACES, OUTPUT } from '../shared-flags'
import type { Command } from '../command'
import { KubectlError } from '../failure'
import { preferred } from '../discovery/rest-mapper'
import { alignLines } from '../printers/table'

const VERSION = 'v1.36.2'

export const version: Command = {
  name: 'version',
  summary: 'Print the client and server version information',
  usage: '[--client]',
  flags: { client: { kind: 'bool', help: 'If true, shows client version only' } },
  *run({ context, flags }) {
    context.out(`Client Version: v1.36.4\nKustomize Version: v5.8.1\n`)
    if (!flags.bool('client')) {
      // The server is asked, so that one which does not answer is not claimed to be there.
      yield* context.client.list('Namespace', '', { limit: 1 })
      context.out(`Server Version: ${VERSION}\n`)
    }
    return 0
  },
}

export const apiResources: Command = {
  name: 'api-resources',
  summary: 'Print the supported API resources on the server',
  usage: '[--namespaced=BOOL]',
  flags: {
    ...OUTPUT,
    namespaced: { kind: 'bool', initial: 'true', help: 'If false, only non-namespaced resources' },
    'no-headers': { kind: 'bool', help: 'Do not print headers' },
  },
  *run({ context, flags, mapper }) {
    const shown = preferred(yield* mapper.allFresh()).filter(
      ({ namespaced }) => !flags.changed('namespaced') || namespaced === flags.bool('namespaced'),
    )
    const format = flags.string('output')
    if (format === 'name') {
      context.out(shown.map((info) => `${groupResource(info)}\n`).join(''))
      return 0
    }
    const isWide = format === 'wide'
    const rows = shown.map((info) => {
      const cells = [info.resource, info.shortNames.join(','), apiVersionOf(info), info.namespaced, info.kind]
      return [...cells, ...(isWide ? [info.verbs.join(','), info.categories.join(',')] : [])].join('\t')
    })
    const header = `NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND${isWide ? '\tVERBS\tCATEGORIES' : ''}`
    context.out(alignLines(flags.bool('no-headers') ? rows : [header, ...rows]))
    return 0
  },
}

export const apiVersions: Command = {
  name: 'api-versions',
  summary: 'Print the supported API versions on the server, in the form of "group/version"',
  usage: '',
  *run({ context, mapper }) {
    context.out([...new Set((yield* mapper.all()).map(apiVersionOf))].sort().map((each) => `${each}\n`).join('')) // prettier-ignore
    return 0
  },
}

export const clusterInfo: Command = {
  name: 'cluster-info',
  summary: 'Display cluster information',
  usage: '',
  *run({ context }) {
    yield* context.client.list('Service', 'kube-system')
    context.out('Kubernetes control plane is running at https://10.0.0.10:6443\n\n')
    context.out("To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n")
    return 0
  },
}

// Simplified: there is no metrics server here, and kubectl says so.
export const top: Command = {
  name: 'top',
  summary: 'Display resource (CPU/memory) usage',
  usage: '(pods | nodes)',
  flags: ALL_NAMESPACES,
  *run() {
    throw new KubectlError('Metrics API not available')
  },
}
