/**
 * Fields that the API server checks and stores, and that nothing in this simulation acts on: said to the learner, so that a
 * manifest never seems to do what it does not. A test compares this table with what the simulation's code reads.
 */
import { resourceOfObject, type ApiObject } from './api'
import type { FieldEntry } from './api/schema/field-table'
import { FIELDS } from './api/schema/fields.generated'

/** By definition: what is listed for a PodSpec holds wherever a PodSpec stands, in a Pod as in a template. */
export const notSimulated: Readonly<Record<string, readonly string[]>> = {
  PodSpec: [
    'activeDeadlineSeconds', 'dnsConfig', 'dnsPolicy', 'enableServiceLinks', 'ephemeralContainers', 'hostAliases', 'hostIPC',
    'hostPID', 'hostUsers', 'hostnameOverride', 'imagePullSecrets', 'os', 'resourceClaims', 
    'schedulingGroup', 'securityContext', 'setHostnameAsFQDN', 'shareProcessNamespace', 'topologySpreadConstraints',
  ],
  Affinity: ['podAffinity', 'podAntiAffinity'],
  Container: [
    'resizePolicy', 'securityContext', 'stdin', 'stdinOnce', 'terminationMessagePath', 'terminationMessagePolicy', 'tty',
    'volumeDevices', 'volumeMounts', 'workingDir',
  ],
  ResourceRequirements: ['claims'],
  EnvVarSource: ['fileKeyRef', 'resourceFieldRef'],
  Lifecycle: ['stopSignal'],
  LifecycleHandler: ['tcpSocket'],
  HTTPGetAction: ['httpHeaders'],
  GRPCAction: ['service'],
  ConfigMapVolumeSource: ['defaultMode', 'items'],
  SecretVolumeSource: ['defaultMode', 'items'],
  Volume: [
    'awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'fc',
    'flexVolume', 'flocker', 'gcePersistentDisk', 'gitRepo', 'glusterfs', 'hostPath', 'image', 'iscsi', 'nfs',
    'persistentVolumeClaim', 'photonPersistentDisk', 'portworxVolume', 'projected', 'quobyte', 'rbd', 'scaleIO', 'storageos',
    'vsphereVolume',
  ],
  ServiceSpec: [
    'allocateLoadBalancerNodePorts', 'externalName', 'ipFamilyPolicy', 'loadBalancerClass', 'loadBalancerIP',
    'trafficDistribution',
  ],
  ConfigMap: ['binaryData'],
  ServiceAccount: ['imagePullSecrets', 'secrets'],
} // prettier-ignore

/**
 * Kinds that the API server checks and stores, and that nothing in this simulation acts on: by definition, as they are found in
 * the field table. Of such an object no single field needs to be listed.
 */
export const idleKinds: readonly string[] = [
  'PodTemplate', 'ReplicationController', 'StatefulSet', 'DaemonSet', 'ControllerRevision', 'Job', 'CronJob',
  'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Endpoints', 'Ingress', 'NetworkPolicy', 'IPAddress', 'ServiceCIDR',
  'PersistentVolume', 'PersistentVolumeClaim', 'CSIDriver', 'CSINode', 'CSIStorageCapacity', 'VolumeAttachment',
  'VolumeAttributesClass', 'DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice',
  'FlowSchema', 'PriorityLevelConfiguration', 'APIService',
] // prettier-ignore

/** Is this of a kind that is only kept? Other versions of a kind are told by the kind that is stored. */
export function isIdleKind({ apiVersion, kind }: Pick<ApiObject, 'apiVersion' | 'kind'>): boolean {
  return resourceOfObject({ apiVersion, kind }) !== undefined && idleKinds.includes(kind)
}

/** What stands in these fields when nobody asked for anything; of all others that is nothing, false, zero or emptiness. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  'PodSpec.dnsPolicy': 'ClusterFirst',
  'PodSpec.enableServiceLinks': true,
  'PodSpec.hostUsers': true,
  'Container.terminationMessagePath': '/dev/termination-log',
  'Container.terminationMessagePolicy': 'File',
  'ConfigMapVolumeSource.defaultMode': 0o644,
  'SecretVolumeSource.defaultMode': 0o644,
  'ServiceSpec.allocateLoadBalancerNodePorts': true,
  'ServiceSpec.ipFamilyPolicy': 'SingleStack',
}

/** The token that admission mounts into every Pod: nobody asked for it, so nobody needs to be told. */
const TOKEN_VOLUME = 'kube-api-access-'

/** Paths of the listed fields that this object sets to something else than their default, in the order in which they stand. */
export function notSimulatedFields(object: ApiObject): readonly string[] {
  const definition = resourceOfObject(object)?.definition
  return definition === undefined || isIdleKind(object) ? [] : [...new Set(pathsIn(definition, object, ''))]
}

function pathsIn(definition: string, value: object, above: string): readonly string[] {
  return Object.entries(value).flatMap(([name, child]: [string, unknown]) => {
    const entry = fieldOf(definition, name)
    if (!entry) return []
    const path = above === '' ? name : `${above}.${name}`
    const items = itemsOf(child, entry.wrapper)
    if (notSimulated[definition]?.includes(name)) return isAsked(`${definition}.${name}`, child, items) ? [path] : []
    return items.filter(isObject).flatMap((item) => pathsIn(entry.type, item, entry.wrapper ? `${path}[]` : path))
  })
}

/** Labels and data have keys of the learner's choice: such a key may be called like anything, and is no field. */
function fieldOf(definition: string, name: string): FieldEntry | undefined {
  const fields = Object.hasOwn(FIELDS, definition) ? FIELDS[definition]! : {}
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

function itemsOf(value: unknown, wrapper: FieldEntry['wrapper']): readonly unknown[] {
  if (!wrapper) return [value]
  return isObject(value) ? Object.values(value).filter((item) => !isToken(item)) : []
}

function isAsked(field: string, value: unknown, items: readonly unknown[]): boolean {
  if (value === undefined || value === null || value === DEFAULTS[field]) return false
  if (field in DEFAULTS) return true
  return isObject(value) ? Object.keys(value).length > 0 && items.length > 0 : Boolean(value)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function isToken(item: unknown): boolean {
  return isObject(item) && 'name' in item && String(item.name).startsWith(TOKEN_VOLUME)
}
