import type { KeyToPath, PodSpec, Volume, VolumeProjection } from '../../../contract/api'
import { validateLocalPath } from './container'
import { validateFieldRef } from './env'
import { duplicate, type FieldError, forbiddenField, invalidValue, required } from './field-error'
import { dns1123Label } from './names'
import { validateProjection } from './projected-volume'

/** Volumes of a Pod. */
// Models: pkg/apis/core/validation/validation.go: ValidateVolumes, validateVolumeSource
// Simplified: sources of cloud and vendor drivers are only counted, not looked into.
const VOLUME_FIELD_PATHS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]

export function validateVolumes(spec: PodSpec, podName: string, path: string): FieldError[] {
  const names = new Set<string>()
  const volumes = spec.volumes ?? []
  return volumes.flatMap((volume, index) => {
    const at = `${path}[${index}]`
    const errors: FieldError[] = []
    if (!volume.name) errors.push(required(`${at}.name`))
    else {
      errors.push(...dns1123Label(volume.name).map((why) => invalidValue(`${at}.name`, volume.name, why)))
      if (names.has(volume.name)) errors.push(duplicate(`${at}.name`, volume.name))
      names.add(volume.name)
    }
    return [...errors, ...validateSource(volume, at), ...validateClaim(volume, volumes, podName, at)]
  })
}

function validateSource(volume: Volume, path: string): FieldError[] {
  const sources = Object.entries(volume).filter(([key, value]) => key !== 'name' && value !== undefined)
  if (sources.length === 0) return [required(path, 'must specify a volume type')]
  const extra = sources
    .slice(1)
    .map(([key]) => forbiddenField(`${path}.${key}`, 'may not specify more than 1 volume type'))
  return [...extra, ...validateKnownSource(volume, path)]
}

function validateKnownSource(volume: Volume, path: string): FieldError[] {
  const { hostPath, secret, configMap, nfs, downwardAPI, projected } = volume
  if (hostPath) {
    if (!hostPath.path) return [required(`${path}.hostPath.path`)]
    return hostPath.path.split('/').includes('..')
      ? [invalidValue(`${path}.hostPath.path`, hostPath.path, "must not contain '..'")]
      : []
  }
  if (secret) {
    if (!secret.secretName) return [required(`${path}.secret.secretName`)]
    return [
      ...validateMode(secret.defaultMode, `${path}.secret.defaultMode`),
      ...validateItems(secret.items, `${path}.secret.items`),
    ]
  }
  if (configMap) {
    if (!configMap.name) return [required(`${path}.configMap.name`)]
    const mode = validateMode(configMap.defaultMode, `${path}.configMap.defaultMode`)
    return [...mode, ...validateItems(configMap.items, `${path}.configMap.items`)]
  }
  if (nfs) {
    return [
      ...(nfs.server ? [] : [required(`${path}.nfs.server`)]),
      ...(nfs.path ? [] : [required(`${path}.nfs.path`)]),
    ]
  }
  if (downwardAPI) return validateDownward(downwardAPI.items, `${path}.downwardAPI`)
  return (projected?.sources ?? []).flatMap((source, index) =>
    validateProjectedSource(source, `${path}.projected.sources[${index}]`),
  )
}

function validateProjectedSource(source: VolumeProjection, path: string): FieldError[] {
  if (source.configMap) {
    if (!source.configMap.name) return [required(`${path}.configMap.name`)]
    return validateItems(source.configMap.items, `${path}.configMap.items`)
  }
  if (source.secret) {
    if (!source.secret.name) return [required(`${path}.secret.name`)]
    return validateItems(source.secret.items, `${path}.secret.items`)
  }
  if (source.downwardAPI) return validateDownward(source.downwardAPI.items, `${path}.downwardAPI`)
  return validateProjection(source, path)
}

function validateMode(mode: number | undefined, path: string): FieldError[] {
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return []
  return [invalidValue(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive')]
}

function validateItems(items: readonly KeyToPath[] | undefined, path: string): FieldError[] {
  return (items ?? []).flatMap((item, index) => {
    const at = `${path}[${index}]`
    const errors = item.key ? [] : [required(`${at}.key`)]
    if (!item.path) errors.push(required(`${at}.path`))
    else errors.push(...validateLocalPath(item.path, `${at}.path`))
    return [...errors, ...validateMode(item.mode, `${at}.mode`)]
  })
}

function validateDownward(
  items: readonly { readonly path: string; readonly fieldRef?: Parameters<typeof validateFieldRef>[0] }[] | undefined,
  path: string,
): FieldError[] {
  return (items ?? []).flatMap((item, index) => {
    const at = `${path}[${index}]`
    const errors = item.path ? validateLocalPath(item.path, `${at}.path`) : [required(`${at}.path`)]
    return item.fieldRef
      ? [...errors, ...validateFieldRef(item.fieldRef, VOLUME_FIELD_PATHS, `${at}.fieldRef`)]
      : errors
  })
}

/** A claim that the Pod's own ephemeral volume will create cannot also be named by hand. */
function validateClaim(volume: Volume, volumes: readonly Volume[], podName: string, path: string): FieldError[] {
  if (!volume.persistentVolumeClaim) return []
  const { claimName } = volume.persistentVolumeClaim
  const at = `${path}.persistentVolumeClaim.claimName`
  if (!claimName) return [required(at)]
  const isGenerated = podName && volumes.some(({ name, ephemeral }) => ephemeral && claimName === `${podName}-${name}`)
  if (!isGenerated) return []
  return [invalidValue(at, claimName, 'must not reference a PVC that gets created for an ephemeral volume')]
}
