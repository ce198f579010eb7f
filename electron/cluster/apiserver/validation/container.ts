import type { Container, ContainerPort, PodSpec, VolumeMount } from '../../../contract/api'
import { validateEnv, validateEnvFrom } from './env'
import { duplicate, type FieldError, invalidValue, notFoundValue, notSupported, required } from './field-error'
import { dns1123Label, portName } from './names'
import { validatePort } from './numbers'
import { validateLifecycle, validateProbe } from './probe'
import { validateResources } from './resources'
import { validateContainerSecurity } from './security-context'
import { listOf } from '../schema/unsound'

/** Containers and init containers. */
// Models: pkg/apis/core/validation/validation.go: validateContainers, validateInitContainers, validateContainerCommon
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const MESSAGE_POLICIES = ['FallbackToLogsOnError', 'File']
const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None']

export function validateContainers(spec: PodSpec, path: string): FieldError[] {
  const names = new Set<string>()
  const containers = listOf(spec.containers)
  const errors = containers.length > 0 ? [] : [required(`${path}.containers`)]
  for (const [index, container] of containers.entries()) {
    const at = `${path}.containers[${index}]`
    errors.push(...validateCommon(container, spec, names, at), ...validateProbes(container, at))
  }
  for (const [index, container] of (spec.initContainers ?? []).entries()) {
    const at = `${path}.initContainers[${index}]`
    errors.push(...validateCommon(container, spec, names, at), ...validateInit(container, at))
  }
  return [...errors, ...hostPortConflicts(spec, path)]
}

function validateProbes(container: Container, path: string): FieldError[] {
  return [
    ...validateLifecycle(container.lifecycle, `${path}.lifecycle`),
    ...validateProbe(container.livenessProbe, `${path}.livenessProbe`, true),
    ...validateProbe(container.readinessProbe, `${path}.readinessProbe`, false),
    ...validateProbe(container.startupProbe, `${path}.startupProbe`, true),
  ]
}

/** Only a sidecar lives long enough to be probed. */
function validateInit(container: Container, path: string): FieldError[] {
  if (container.restartPolicy === 'Always') return validateProbes(container, path)
  return (['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const)
    .filter((field) => container[field] !== undefined)
    .map((field) => ({
      type: 'Forbidden' as const,
      field: `${path}.${field}`,
      badValue: '',
      detail: 'may not be set for init containers without restartPolicy=Always',
    }))
}

function validateCommon(container: Container, spec: PodSpec, names: Set<string>, path: string): FieldError[] {
  return [
    ...validateName(container.name, names, path),
    ...validateImage(container.image, `${path}.image`),
    ...validateChoice(container.terminationMessagePolicy, MESSAGE_POLICIES, `${path}.terminationMessagePolicy`),
    ...validatePorts(container.ports ?? [], spec.hostNetwork ?? false, `${path}.ports`),
    ...validateEnv(container.env, `${path}.env`),
    ...validateEnvFrom(container.envFrom, `${path}.envFrom`),
    ...validateMounts(container.volumeMounts ?? [], spec, `${path}.volumeMounts`),
    ...validateChoice(container.imagePullPolicy, PULL_POLICIES, `${path}.imagePullPolicy`),
    ...validateResources(container.resources, `${path}.resources`),
    ...validateContainerSecurity(container.securityContext, `${path}.securityContext`),
  ]
}

function validateName(name: string | undefined, names: Set<string>, path: string): FieldError[] {
  if (!name) return [required(`${path}.name`)]
  const errors = dns1123Label(name).map((why) => invalidValue(`${path}.name`, name, why))
  if (names.has(name)) errors.push(duplicate(`${path}.name`, name))
  names.add(name)
  return errors
}

function validateImage(image: string | undefined, path: string): FieldError[] {
  if (!image) return [required(path)]
  return image.trim() === image ? [] : [invalidValue(path, image, 'must not have leading or trailing whitespace')]
}

export function validateChoice(value: string | undefined, supported: readonly string[], path: string): FieldError[] {
  if (!value) return [required(path)]
  return supported.includes(value) ? [] : [notSupported(path, value, supported)]
}

function validatePorts(ports: readonly ContainerPort[], isHostNetwork: boolean, path: string): FieldError[] {
  const names = new Set<string>()
  return ports.flatMap((port, index) => {
    const at = `${path}[${index}]`
    const errors: FieldError[] = []
    if (port.name) {
      errors.push(...portName(port.name).map((why) => invalidValue(`${at}.name`, port.name, why)))
      if (names.has(port.name)) errors.push(duplicate(`${at}.name`, port.name))
      names.add(port.name)
    }
    if (!port.containerPort) errors.push(required(`${at}.containerPort`))
    else errors.push(...validatePort(port.containerPort, `${at}.containerPort`))
    if (port.hostPort) errors.push(...validatePort(port.hostPort, `${at}.hostPort`))
    if (isHostNetwork && port.hostPort !== port.containerPort) {
      errors.push(
        invalidValue(`${at}.hostPort`, port.hostPort ?? 0, 'must match `containerPort` when `hostNetwork` is true'),
      )
    }
    return [...errors, ...validateChoice(port.protocol, PROTOCOLS, `${at}.protocol`)]
  })
}

function validateMounts(mounts: readonly VolumeMount[], spec: PodSpec, path: string): FieldError[] {
  const paths = new Set<string>()
  return mounts.flatMap((mount, index) => {
    const at = `${path}[${index}]`
    const errors: FieldError[] = []
    if (!mount.name) errors.push(required(`${at}.name`))
    else if (!spec.volumes?.some(({ name }) => name === mount.name))
      errors.push(notFoundValue(`${at}.name`, mount.name))
    if (!mount.mountPath) errors.push(required(`${at}.mountPath`))
    if (paths.has(mount.mountPath)) errors.push(invalidValue(`${at}.mountPath`, mount.mountPath, 'must be unique'))
    paths.add(mount.mountPath)
    if (mount.subPath && mount.subPathExpr) {
      errors.push(
        invalidValue(`${at}.subPathExpr`, mount.subPathExpr, 'subPathExpr and subPath are mutually exclusive'),
      )
    }
    if (mount.subPath) errors.push(...validateLocalPath(mount.subPath, `${at}.subPath`))
    if (mount.subPathExpr) errors.push(...validateLocalPath(mount.subPathExpr, `${at}.subPathExpr`))
    return mount.mountPropagation
      ? [...errors, ...validateChoice(mount.mountPropagation, PROPAGATIONS, `${at}.mountPropagation`)]
      : errors
  })
}

/** A path that stays below the place it starts from. */
export function validateLocalPath(target: string, path: string): FieldError[] {
  if (target.startsWith('/')) return [invalidValue(path, target, 'must be a relative path')]
  return target.split('/').includes('..') ? [invalidValue(path, target, "must not contain '..'")] : []
}

/** Two containers of a Pod cannot hold the same port of the node. */
function hostPortConflicts(spec: PodSpec, path: string): FieldError[] {
  const taken = new Set<string>()
  return listOf(spec.containers).flatMap((container, index) =>
    (container.ports ?? []).flatMap(({ hostPort, hostIP = '', protocol = '' }, portIndex) => {
      if (!hostPort) return []
      const key = `${protocol}/${hostIP}/${hostPort}`
      if (taken.has(key)) return [duplicate(`${path}.containers[${index}].ports[${portIndex}].hostPort`, key)]
      taken.add(key)
      return []
    }),
  )
}
