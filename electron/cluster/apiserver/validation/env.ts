import type { EnvFromSource, EnvVar, EnvVarSource, ObjectFieldSelector } from '../../../contract/api'
import { type FieldError, invalidValue, notSupported, required } from './field-error'
import { configMapKey, envVarName, qualifiedName } from './names'

/** Environment variables of a container. */
// Models: pkg/apis/core/validation/validation.go: ValidateEnv, validateEnvVarValueFrom, validateObjectFieldSelector
const ENV_FIELD_PATHS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]
/** Paths that a Pod has as labels for field selectors; not all of them suit a variable. */
const KNOWN_PATHS = new Set([
  ...ENV_FIELD_PATHS,
  'metadata.annotations',
  'metadata.labels',
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
  'status.nominatedNodeName',
])
const SUBSCRIPTED = /^(.*)\['([^']*)'\]$/

export function validateEnv(env: readonly EnvVar[] | undefined, path: string): FieldError[] {
  return (env ?? []).flatMap((variable, index) => {
    const at = `${path}[${index}]`
    const nameErrors = variable.name
      ? envVarName(variable.name).map((why) => invalidValue(`${at}.name`, variable.name, why))
      : [required(`${at}.name`)]
    return [...nameErrors, ...validateValueFrom(variable, `${at}.valueFrom`)]
  })
}

function validateValueFrom({ value, valueFrom }: EnvVar, path: string): FieldError[] {
  if (!valueFrom) return []
  const errors = Object.entries(valueFrom).flatMap(([name]) => validateSource(valueFrom, name, path))
  const sources = Object.values(valueFrom).filter((source) => source !== undefined).length
  if (sources === 0) {
    const detail = 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'
    errors.push(invalidValue(path, '', detail))
  } else if (value) errors.push(invalidValue(path, '', 'may not be specified when `value` is not empty'))
  else if (sources > 1) errors.push(invalidValue(path, '', 'may not have more than one field specified at a time'))
  return errors
}

function validateSource(source: EnvVarSource, name: string, path: string): FieldError[] {
  const at = `${path}.${name}`
  if (name === 'fieldRef' && source.fieldRef) return validateFieldRef(source.fieldRef, ENV_FIELD_PATHS, at)
  if (name === 'resourceFieldRef') {
    return source.resourceFieldRef?.resource ? [] : [required(`${at}.resource`)]
  }
  const reference = name === 'configMapKeyRef' ? source.configMapKeyRef : source.secretKeyRef
  if (!reference) return []
  if (!reference.key) return [required(`${at}.key`)]
  return configMapKey(reference.key).map((why) => invalidValue(`${at}.key`, reference.key, why))
}

export function validateFieldRef(
  { apiVersion, fieldPath }: ObjectFieldSelector,
  supported: readonly string[],
  path: string,
): FieldError[] {
  if (!apiVersion) return [required(`${path}.apiVersion`)]
  if (!fieldPath) return [required(`${path}.fieldPath`)]
  const subscripted = SUBSCRIPTED.exec(fieldPath)
  if (subscripted) return validateSubscript(subscripted[1] ?? '', subscripted[2] ?? '', fieldPath, path)
  if (!KNOWN_PATHS.has(fieldPath)) {
    const detail = `error converting fieldPath: field label not supported: ${fieldPath}`
    return [invalidValue(`${path}.fieldPath`, fieldPath, detail)]
  }
  return supported.includes(fieldPath) ? [] : [notSupported(`${path}.fieldPath`, fieldPath, supported)]
}

function validateSubscript(base: string, key: string, fieldPath: string, path: string): FieldError[] {
  if (base === 'metadata.annotations')
    return qualifiedName(key.toLowerCase()).map((why) => invalidValue(path, key, why))
  if (base === 'metadata.labels') return qualifiedName(key).map((why) => invalidValue(path, key, why))
  const detail = 'error converting fieldPath: field label does not support subscript'
  return [invalidValue(`${path}.fieldPath`, fieldPath, detail)]
}

export function validateEnvFrom(sources: readonly EnvFromSource[] | undefined, path: string): FieldError[] {
  return (sources ?? []).flatMap((source, index) => {
    const at = `${path}[${index}]`
    const errors: FieldError[] = []
    if (source.prefix)
      errors.push(...envVarName(source.prefix).map((why) => invalidValue(`${at}.prefix`, source.prefix, why)))
    if (source.configMapRef && source.secretRef) {
      errors.push(invalidValue(at, '', 'may not have more than one field specified at a time'))
    } else if (!source.configMapRef && !source.secretRef) {
      errors.push(invalidValue(at, '', 'must specify one of: `configMapRef` or `secretRef`'))
    }
    if (source.configMapRef && !source.configMapRef.name) errors.push(required(`${at}.configMapRef.name`))
    if (source.secretRef && !source.secretRef.name) errors.push(required(`${at}.secretRef.name`))
    return errors
  })
}
