/** Where a custom resource keeps its replicas: its definition says so for `/scale`. */
// Models: k8s.io/apiextensions-apiserver/pkg/registry/customresource: strategy.go (validateScaleSpec), etcd.go (ScaleREST)
import type { ApiObject, CustomResourceSubresourceScale, Scale } from '../../../contract/api'
import { invalidValue, type FieldError } from '../validation/field-error'
import { isFields, type Fields } from './schema'

const MOST_REPLICAS = 2 ** 31 - 1

export function valueAt(object: unknown, path: string): unknown {
  let value = object
  for (const name of stepsOf(path)) value = isFields(value) ? value[name] : undefined
  return value
}

export function withValueAt(object: ApiObject, path: string, value: unknown): ApiObject {
  const replaced = (holder: unknown, [name, ...rest]: readonly string[]): unknown => {
    const fields: Fields = isFields(holder) ? holder : {}
    return name === undefined ? value : { ...fields, [name]: replaced(fields[name], rest) }
  }
  return replaced(object, stepsOf(path)) as ApiObject
}

function stepsOf(path: string): readonly string[] {
  return path.split('.').filter((step) => step !== '')
}

/** What `/scale` could not read is told with the object, whoever writes it. */
export function validateReplicas(object: ApiObject, scale: CustomResourceSubresourceScale): FieldError[] {
  return [scale.specReplicasPath, scale.statusReplicasPath].flatMap((path) => countError(object, path))
}

function countError(object: ApiObject, path: string): FieldError[] {
  const value = valueAt(object, path)
  if (value === undefined) return []
  if (typeof value !== 'number' || !Number.isInteger(value))
    return [
      invalidValue(
        path,
        0,
        `${path} accessor error: ${goText(value)} is of the type ${goTypeOf(value)}, expected int64`,
      ),
    ]
  if (value < 0) return [invalidValue(path, value, 'should be a non-negative integer')]
  if (value > MOST_REPLICAS) return [invalidValue(path, value, `should be less than or equal to ${MOST_REPLICAS}`)]
  return []
}

function goText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function goTypeOf(value: unknown): string {
  if (typeof value === 'number') return 'float64'
  if (typeof value === 'boolean') return 'bool'
  return Array.isArray(value) ? '[]interface {}' : typeof value === 'object' ? 'map[string]interface {}' : typeof value
}

export function scaleOfCustom(object: ApiObject, paths: CustomResourceSubresourceScale): Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  const selector = paths.labelSelectorPath === undefined ? undefined : valueAt(object, paths.labelSelectorPath)
  return {
    apiVersion: 'autoscaling/v1', kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: (valueAt(object, paths.specReplicasPath) as number | undefined) ?? 0 },
    status: {
      replicas: (valueAt(object, paths.statusReplicasPath) as number | undefined) ?? 0,
      ...(typeof selector === 'string' && { selector }),
    },
  } as unknown as Scale // prettier-ignore
}
