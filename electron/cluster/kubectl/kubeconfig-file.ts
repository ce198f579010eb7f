/** Where a learner's clusters, users and contexts are written down, and how they are read. */
// Models: k8s.io/client-go/tools/clientcmd/loader.go
// Simplified: of several files in KUBECONFIG all are read and the first that exists is written.
import { EMPTY_KUBECONFIG, KubeconfigError, type Kubeconfig } from '../kubeconfig/kubeconfig'
import { KUBECONFIG_PATH, kubeconfigText, parseKubeconfig } from '../kubeconfig/kubeconfig-text'
import type { CommandIo } from './command'
import { KubectlError } from './failure'
import type { Flags } from './flags'

export { KUBECONFIG_PATH }

export interface KubeconfigFile {
  readonly path: string
  /** Null when no file is there. */
  readonly config: Kubeconfig | null
}

export function loadKubeconfig(io: CommandIo, flags: Flags): KubeconfigFile {
  const explicit = flags.string('kubeconfig')
  if (explicit === '/dev/null') return { path: explicit, config: EMPTY_KUBECONFIG }
  if (explicit !== '') return { path: explicit, config: parsed(existing(explicit, io), explicit) }
  const paths = (io.env?.['KUBECONFIG'] ?? '').split(':').filter((path) => path !== '')
  if (paths.length === 0) paths.push(`${io.env?.['HOME'] ?? ''}/${KUBECONFIG_PATH}`)
  const found = paths.flatMap((path) => {
    const text = io.readFile(path)
    return text === undefined ? [] : [{ path, config: parsed(text, path) }]
  })
  const [first] = found
  return first
    ? { path: first.path, config: found.map(({ config }) => config).reduce(merged) }
    : { path: paths[0]!, config: null }
}

export function writeKubeconfig(io: CommandIo, path: string, config: Kubeconfig): void {
  const problem = io.writeFile ? io.writeFile(path, kubeconfigText(config)) : 'read-only file system'
  if (problem) throw new KubectlError(`open ${path}: ${problem}`)
}

/** For whoever completes a word: a file that makes no sense names nothing. */
export function kubeconfigNames(
  text: string | undefined,
  section: 'contexts' | 'clusters' | 'users',
): readonly string[] {
  try {
    return Object.keys(parseKubeconfig(text ?? '')[section])
  } catch (error) {
    if (error instanceof KubeconfigError) return []
    throw error
  }
}

function existing(path: string, io: CommandIo): string {
  const text = io.readFile(path)
  if (text === undefined) throw new KubectlError(`stat ${path}: no such file or directory`)
  return text
}

function parsed(text: string, path: string): Kubeconfig {
  return inKubectlsWords(() => parseKubeconfig(text, path))
}

/** What is wrong with a kubeconfig is said as any other mistake. */
export function inKubectlsWords<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof KubeconfigError ? new KubectlError(error.message) : error
  }
}

/** What an earlier file says stands. */
function merged(first: Kubeconfig, later: Kubeconfig): Kubeconfig {
  return {
    clusters: { ...later.clusters, ...first.clusters },
    contexts: { ...later.contexts, ...first.contexts },
    currentContext: first.currentContext || later.currentContext,
    users: { ...later.users, ...first.users },
  }
}
