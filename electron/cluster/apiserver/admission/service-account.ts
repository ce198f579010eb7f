/** Gives every Pod an identity, and mounts the token that proves it. */
// Models: plugin/pkg/admission/serviceaccount/admission.go
import type { ApiObject, Container, Pod, Volume } from '../../../contract/api'
import type { ServerView } from '../server-view'
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { isPodCreation } from './pod-creation'

const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount'
/** An hour, and seven seconds that tell this volume from one that a user asked for. */
const TOKEN_SECONDS = 3607

export const serviceAccount: AdmissionPlugin = { name: 'ServiceAccount', handles: isPodCreation, mutate: withIdentity }

function withIdentity(object: ApiObject, attributes: AdmissionAttributes): ApiObject {
  const pod = object as Pod
  const serviceAccountName = pod.spec.serviceAccountName ?? 'default'
  const named = { ...pod, spec: { ...pod.spec, serviceAccountName, serviceAccount: serviceAccountName } }
  return pod.spec.automountServiceAccountToken === false ? named : mountToken(named, attributes.view)
}

function mountToken(pod: Pod, view: ServerView): Pod {
  const { containers, initContainers, volumes = [] } = pod.spec
  const all = [...containers, ...(initContainers ?? [])]
  if (all.every((container) => hasMount(container))) return pod
  const volume = { name: `kube-api-access-${view.randomSuffix()}`, projected: TOKEN }
  const mount = <T extends Container>(container: T): T =>
    hasMount(container) ? container : withMount(container, volume.name)
  const spec = { ...pod.spec, volumes: [...volumes, volume], containers: containers.map(mount) }
  return { ...pod, spec: initContainers ? { ...spec, initContainers: initContainers.map(mount) } : spec }
}

function hasMount(container: Container): boolean {
  return container.volumeMounts?.some((mount) => mount.mountPath === MOUNT_PATH) ?? false
}

function withMount<T extends Container>(container: T, name: string): T {
  return {
    ...container,
    volumeMounts: [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath: MOUNT_PATH }],
  }
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
