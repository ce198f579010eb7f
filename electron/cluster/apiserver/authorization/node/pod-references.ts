/** What a Pod needs from the API server to run: so much its node may read, and no more. */
// Models: plugin/pkg/auth/authorizer/node/graph.go: AddPod; pkg/api/v1/pod/util.go: VisitPodSecretNames, VisitPodConfigmapNames
// Simplified: of volumes, those that name a Secret, a ConfigMap or a claim; in-tree drivers of old storage systems are left out.
import type { Container, Pod, Volume } from '../../../../contract/api'

export type ReferencedKind = 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim' | 'ServiceAccount' | 'ResourceClaim'

/** The kubelet's copy of a Pod that it read from a file: such a Pod may refer to nothing. */
export const MIRROR = 'kubernetes.io/config.mirror'

/** Pods are immutable values, so each is read once. */
const known = new WeakMap<Pod, ReadonlySet<string>>()

export function refersTo(pod: Pod, kind: ReferencedKind, name: string): boolean {
  let references = known.get(pod)
  if (!references) known.set(pod, (references = referencesOf(pod)))
  return references.has(`${kind}/${name}`)
}

function referencesOf({ metadata, spec }: Pod): ReadonlySet<string> {
  const found = new Set<string>()
  if (metadata.annotations?.[MIRROR] !== undefined) return found
  const add = (kind: ReferencedKind, name: string | undefined): void => {
    if (name) found.add(`${kind}/${name}`)
  }
  add('ServiceAccount', spec.serviceAccountName)
  for (const { name } of spec.imagePullSecrets ?? []) add('Secret', name)
  for (const container of [...(spec.initContainers ?? []), ...spec.containers, ...(spec.ephemeralContainers ?? [])])
    addEnvironment(container, add)
  for (const volume of spec.volumes ?? []) addVolume(volume, metadata.name, add)
  for (const claim of spec.resourceClaims ?? []) add('ResourceClaim', claim.resourceClaimName)
  return found
}

type Add = (kind: ReferencedKind, name: string | undefined) => void

function addEnvironment({ env = [], envFrom = [] }: Pick<Container, 'env' | 'envFrom'>, add: Add): void {
  for (const { valueFrom } of env) {
    add('Secret', valueFrom?.secretKeyRef?.name)
    add('ConfigMap', valueFrom?.configMapKeyRef?.name)
  }
  for (const { secretRef, configMapRef } of envFrom) {
    add('Secret', secretRef?.name)
    add('ConfigMap', configMapRef?.name)
  }
}

function addVolume(volume: Volume, podName: string, add: Add): void {
  add('Secret', volume.secret?.secretName)
  add('ConfigMap', volume.configMap?.name)
  add('PersistentVolumeClaim', volume.persistentVolumeClaim?.claimName)
  if (volume.ephemeral) add('PersistentVolumeClaim', `${podName}-${volume.name}`)
  for (const { secret, configMap } of volume.projected?.sources ?? []) {
    add('Secret', secret?.name)
    add('ConfigMap', configMap?.name)
  }
}
