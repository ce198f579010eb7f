/** Kubeconfig files as text: read with kubectl's complaints, written in kubectl's order. */
// Models: k8s.io/client-go/tools/clientcmd: loader.go; api/v1/conversion.go
import { parseDocument, stringify } from 'yaml'
import {
  EMPTY_KUBECONFIG, KubeconfigError, type ClusterEntry, type ContextEntry, type Kubeconfig, type UserEntry,
} from './kubeconfig' // prettier-ignore

/** Below the home folder. */
export const KUBECONFIG_PATH = '.kube/config'

type Section = 'cluster' | 'context' | 'user'

const CLUSTER_FIELDS = ['certificate-authority-data', 'insecure-skip-tls-verify', 'server'] as const
const CONTEXT_FIELDS = ['cluster', 'namespace', 'user'] as const
const USER_FIELDS = ['client-certificate-data', 'client-key-data', 'password', 'token', 'username'] as const

/** An empty file is an empty config. `path` is for the complaint alone. */
export function parseKubeconfig(text: string, path = KUBECONFIG_PATH): Kubeconfig {
  const document = parseDocument(text)
  const [problem] = document.errors
  if (problem) throw unreadable(path, `yaml: ${problem.message.split('\n')[0]!.replace(/ at line .*$/, '')}`)
  const value: unknown = document.toJS()
  if (value === null || value === undefined) return EMPTY_KUBECONFIG
  if (!isRecord(value)) throw unreadable(path, "couldn't get version/kind; json parse error: json: cannot unmarshal value into Go value of type struct { APIVersion string; Kind string }") // prettier-ignore
  const current = value['current-context']
  return {
    clusters: entries<ClusterEntry>(value.clusters, 'cluster', CLUSTER_FIELDS),
    contexts: entries<ContextEntry>(value.contexts, 'context', CONTEXT_FIELDS),
    currentContext: typeof current === 'string' ? current : '',
    users: entries<UserEntry>(value.users, 'user', USER_FIELDS),
  }
}

export function kubeconfigText({ clusters, contexts, currentContext, users }: Kubeconfig): string {
  return stringify(
    {
      apiVersion: 'v1',
      clusters: named(clusters, 'cluster', CLUSTER_FIELDS),
      contexts: named(contexts, 'context', CONTEXT_FIELDS),
      'current-context': currentContext,
      kind: 'Config',
      users: named(users, 'user', USER_FIELDS),
    },
    { lineWidth: 0, indentSeq: false, defaultStringType: 'PLAIN' },
  )
}

function unreadable(path: string, why: string): KubeconfigError {
  return new KubeconfigError(`error loading config file ${JSON.stringify(path)}: ${why}`)
}

/** `[{name: a, cluster: {…}}]` by name; the first of a name counts. */
function entries<T>(list: unknown, section: Section, fields: readonly string[]): Readonly<Record<string, T>> {
  const found: Record<string, T> = {}
  for (const item of Array.isArray(list) ? (list as unknown[]) : []) {
    if (!isRecord(item) || typeof item.name !== 'string' || item.name in found) continue
    const content = item[section]
    found[item.name] = picked(isRecord(content) ? content : {}, fields) as T
  }
  return found
}

function named(all: Readonly<Record<string, object>>, section: Section, fields: readonly string[]): readonly object[] {
  return Object.keys(all).sort().map((name) => ordered(section, picked(all[name] as Record<string, unknown>, fields), name))
} // prettier-ignore

/** Keys stand in the order of the alphabet, so `name` comes before `user` and after `cluster`. */
function ordered(section: Section, content: object, name: string): object {
  return section === 'user' ? { name, user: content } : { [section]: content, name }
}

function picked(record: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter((field) => record[field] !== undefined).map((field) => [field, record[field]]),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
