/** Commands that tell about the cluster as a whole: `version`, `api-versions`, `cluster-info`. */
// Models: k8s.io/kubectl/pkg/cmd: version/version.go, apiresources/apiversions.go, clusterinfo/clusterinfo.go
import { apiVersionOf } from '../../../contract/api'
import { SERVER_URL } from '../client/url'
import type { Command } from '../command'
import { KubectlError } from '../failure'
import { indentedJson } from '../../text/json'
import { printYaml } from '../text/yaml'

const CLIENT_VERSION = {
  buildDate: '2026-10-01T00:00:00Z', compiler: 'gc', gitCommit: 'bb826b1d48562f110659e64e8ec444327433db95', gitTreeState: 'clean',
  gitVersion: 'v1.36.4', goVersion: 'go1.27.1', major: '1', minor: '36', platform: 'linux/amd64',
} as const // prettier-ignore
const KUSTOMIZE_VERSION = 'v5.8.1'

export const version: Command = {
  name: 'version',
  summary: 'Print the client and server version information',
  usage: '[--client]',
  completes: 'nothing',
  flags: {
    client: { kind: 'bool', help: 'If true, shows client version only (no server required)' },
    output: { kind: 'string', short: 'o', help: "One of 'yaml' or 'json'" },
  },
  *run({ context, flags }) {
    const format = flags.string('output')
    if (!['', 'json', 'yaml'].includes(format)) throw new KubectlError(`--output must be 'yaml' or 'json'`)
    const clientPart = { clientVersion: CLIENT_VERSION, kustomizeVersion: KUSTOMIZE_VERSION }
    if (format === '')
      context.out(`Client Version: ${CLIENT_VERSION.gitVersion}\nKustomize Version: ${KUSTOMIZE_VERSION}\n`)
    const serverVersion = flags.bool('client')
      ? undefined
      : ((yield* context.client.getPath('/version')) as unknown as typeof CLIENT_VERSION)
    if (format === '' && serverVersion) context.out(`Server Version: ${serverVersion.gitVersion}\n`)
    const whole = { ...clientPart, ...(serverVersion && { serverVersion }) }
    if (format === 'json') context.out(`${indentedJson(whole).replaceAll('    ', '  ')}\n`)
    if (format === 'yaml') context.out(`${printYaml(whole)}\n`)
    return 0
  },
}

export const apiVersions: Command = {
  name: 'api-versions',
  summary: 'Print the supported API versions on the server, in the form of "group/version"',
  usage: '',
  completes: 'nothing',
  *run({ context, mapper }) {
    context.out([...new Set((yield* mapper.allFresh()).map(apiVersionOf))].sort().map((each) => `${each}\n`).join('')) // prettier-ignore
    return 0
  },
}

const dump: Command = {
  name: 'dump',
  summary: 'Dump relevant information for debugging and diagnosis',
  usage: '',
  completes: 'nothing',
  *run() {
    throw new KubectlError(
      'kubectl cluster-info dump is not part of this simulation; "kubectl get all -A -o yaml" shows the objects',
    )
  },
}

export const clusterInfo: Command = {
  name: 'cluster-info',
  summary: 'Display cluster information',
  usage: '',
  completes: 'nothing',
  subcommands: [dump],
  *run({ context }) {
    const labelSelector = 'kubernetes.io/cluster-service=true'
    const { items } = yield* context.client.list('Service', 'kube-system', { labelSelector })
    context.out(`Kubernetes control plane is running at ${SERVER_URL}\n`)
    for (const { metadata } of items)
      context.out(
        `${metadata.labels?.['kubernetes.io/name'] ?? metadata.name} is running at ${SERVER_URL}/api/v1/namespaces/kube-system/services/${metadata.name}/proxy\n`,
      )
    context.out("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n")
    return 0
  },
}
