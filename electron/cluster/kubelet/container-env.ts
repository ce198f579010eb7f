/** The variables of a container, from literals, ConfigMaps, Secrets and the Pod itself; and the volumes that need them. */
// Models: pkg/kubelet/kubelet_pods.go: makeEnvironmentVariables; volume/configmap, volume/secret
// Simplified: objects are fetched when needed, not watched; service variables are left out.
import { isApiError, type Container, type Pod } from '../../contract/api'
import type { Client } from '../client/client'
import type { Task } from '../kernel/task'
import { StartError } from './image-manager'

type Data = Readonly<Record<string, string>>

export function* environmentOf(
  client: Client,
  pod: Pod,
  container: Container,
  ips: { readonly podIP: string; readonly nodeIP: string },
): Task<ReadonlyMap<string, string>> {
  const env = new Map<string, string>()
  for (const { configMapRef, secretRef, prefix = '' } of container.envFrom ?? []) {
    const source = configMapRef ?? secretRef
    if (!source) continue
    const data = yield* read(
      client,
      configMapRef ? 'ConfigMap' : 'Secret',
      pod.metadata.namespace!,
      source.name ?? '',
      source.optional === true,
    )
    for (const [key, value] of Object.entries(data ?? {})) env.set(prefix + key, value)
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    if (valueFrom?.configMapKeyRef || valueFrom?.secretKeyRef) {
      const found = yield* readKey(client, pod.metadata.namespace!, valueFrom)
      if (found !== null) env.set(name, found)
    } else if (valueFrom?.fieldRef) env.set(name, fieldOf(pod, valueFrom.fieldRef.fieldPath, ips))
    else env.set(name, expand(value ?? '', env))
  }
  return env
}

/** Fails, in the volume manager's words, when a volume's source is not there. */
export function* missingVolumeSource(client: Client, pod: Pod): Task<string> {
  for (const { name, configMap, secret } of pod.spec.volumes ?? []) {
    const source = configMap ? configMap.name : secret?.secretName
    if (source === undefined || configMap?.optional === true || secret?.optional === true) continue
    try {
      yield* read(client, configMap ? 'ConfigMap' : 'Secret', pod.metadata.namespace!, source, false)
    } catch (error) {
      if (error instanceof StartError) return `MountVolume.SetUp failed for volume "${name}" : ${error.message}`
      throw error
    }
  }
  return ''
}

type KeySource = NonNullable<NonNullable<Container['env']>[number]['valueFrom']>

function* readKey(
  client: Client,
  namespace: string,
  { configMapKeyRef, secretKeyRef }: KeySource,
): Task<string | null> {
  const source = configMapKeyRef ?? secretKeyRef!
  const kind = configMapKeyRef ? 'ConfigMap' : 'Secret'
  const data = yield* read(client, kind, namespace, source.name ?? '', source.optional === true)
  const value = data?.[source.key]
  if (value !== undefined || source.optional === true || data === null) return value ?? null
  throw new StartError(
    'CreateContainerConfigError',
    `couldn't find key ${source.key} in ${kind} ${namespace}/${source.name ?? ''}`,
  )
}

function* read(
  client: Client,
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  name: string,
  isOptional: boolean,
): Task<Data | null> {
  try {
    const found = yield* client.get(kind, namespace, name)
    return { ...('stringData' in found ? (found.stringData ?? {}) : {}), ...(found.data ?? {}) }
  } catch (error) {
    if (!isApiError(error)) throw error
    if (isOptional && error.reason === 'NotFound') return null
    const what = error.reason === 'NotFound' ? `${kind.toLowerCase()} "${name}" not found` : error.message
    throw new StartError('CreateContainerConfigError', what)
  }
}

function fieldOf(
  { metadata, spec }: Pod,
  path: string,
  { podIP, nodeIP }: { readonly podIP: string; readonly nodeIP: string },
): string {
  const keyed = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path)
  if (keyed) return metadata[keyed[1] as 'labels' | 'annotations']?.[keyed[2]!] ?? ''
  const fields: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name, 'metadata.namespace': metadata.namespace, 'metadata.uid': metadata.uid, 'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName, 'status.podIP': podIP, 'status.podIPs': podIP, 'status.hostIP': nodeIP, 'status.hostIPs': nodeIP,
  } // prettier-ignore
  return fields[path] ?? ''
}

/** `$(NAME)` stands for a variable defined before. */
function expand(text: string, env: ReadonlyMap<string, string>): string {
  return text.replace(/\$\((\w+)\)/g, (whole, name: string) => env.get(name) ?? whole)
}
