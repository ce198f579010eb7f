/** Who the recorded users were, as kubeconfig files in the learner's home: a line `as alice` goes by her own file. */
import type { Cluster } from '../../../electron/cluster/cluster'
import type { UserEntry } from '../../../electron/cluster/kubeconfig/kubeconfig'
import { kubeconfigText } from '../../../electron/cluster/kubeconfig/kubeconfig-text'
import { certificatePem } from '../../../electron/cluster/pki/pem'
import { encodeBase64 } from '../../../electron/contract/text/base64'

/** Their groups; whoever is not here has none. */
const GROUPS: Readonly<Record<string, readonly string[]>> = { bob: ['developers'] }
/** Shows what nobody has signed. */
const FORGER = 'bad'
/** A kubelet's own file, on its node: `./node-1.kubeconfig`. */
const NODE_FILE = /^(node-\d+)\.kubeconfig$/

export function kubeconfigFileOf(user: string): string {
  return `${user}.kubeconfig`
}

/** The files that these recorded lines go by. */
export function identityFiles(
  cluster: Cluster,
  lines: readonly { readonly cmd?: string; readonly as?: string }[],
): Readonly<Record<string, string>> {
  const users = new Set(lines.flatMap(({ as }) => as ?? []))
  const named = lines.flatMap(({ cmd = '' }) => /--kubeconfig=\.\/(\S+)/.exec(cmd)?.[1] ?? [])
  const nodes = new Set(named.flatMap((file) => NODE_FILE.exec(file)?.[1] ?? []))
  const files: Record<string, string> = {}
  for (const user of users) files[kubeconfigFileOf(user)] = fileOf(cluster, entryOf(cluster, user, GROUPS[user] ?? []))
  for (const node of nodes)
    files[kubeconfigFileOf(node)] = fileOf(cluster, entryOf(cluster, `system:node:${node}`, ['system:nodes']))
  return files
}

function entryOf({ apiServer }: Cluster, user: string, groups: readonly string[]): UserEntry {
  if (user === FORGER) return { token: 'forged' }
  const certificate = apiServer.gate.authority.issue({ commonName: user, organizations: groups })
  return { 'client-certificate-data': encodeBase64(certificatePem(certificate)) }
}

function fileOf({ kubeconfig }: Cluster, entry: UserEntry): string {
  const contexts = { it: { cluster: Object.keys(kubeconfig.clusters)[0]!, user: 'it' } }
  return kubeconfigText({ ...kubeconfig, contexts, currentContext: 'it', users: { it: entry } })
}
