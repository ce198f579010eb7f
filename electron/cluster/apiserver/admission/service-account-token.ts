/** The volume with a Pod's token, in every container that has nothing at its place. */
// Models: plugin/pkg/admission/serviceaccount/admission.go: mountServiceAccountToken, TokenVolumeSource
import type { Container, PodSpec, Volume } from '../../../contract/api'

const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount'
const VOLUME_PREFIX = 'kube-api-access-'
/** An hour, and seven seconds that tell this volume from one that a user asked for. */
const TOKEN_SECONDS = 3607

export function withToken(spec: PodSpec, randomSuffix: () => string): PodSpec {
  const { containers, initContainers, volumes = [] } = spec
  if ([...containers, ...(initContainers ?? [])].every(hasMount)) return spec
  const known = volumes.find(({ name }) => name.startsWith(VOLUME_PREFIX))
  const name = known?.name ?? `${VOLUME_PREFIX}${randomSuffix()}`
  const mount = <T extends Container>(container: T): T => (hasMount(container) ? container : withMount(container, name))
  return {
    ...spec,
    containers: containers.map(mount),
    ...(initContainers && { initContainers: initContainers.map(mount) }),
    volumes: known ? volumes : [...volumes, { name, projected: TOKEN }],
  }
}

function hasMount({ volumeMounts }: Container): boolean {
  return volumeMounts?.some(({ mountPath }) => mountPath === MOUNT_PATH) ?? false
}

function withMount<T extends Container>(container: T, name: string): T {
  const mount = { name, readOnly: true, mountPath: MOUNT_PATH }
  return { ...container, volumeMounts: [...(container.volumeMounts ?? []), mount] }
}

/** The same in every Pod, but for the volume's name. */
const TOKEN: Volume['projected'] = {
  sources: [
    { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: {
        items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
      },
    },
  ],
  defaultMode: 0o644,
}
