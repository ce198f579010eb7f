import type { KindMap, ObjectMeta, TemplateMeta } from './generated'
import { METRICS_RESOURCES, RESOURCES } from './resources'
import type { ResourceInfo } from './resource-info'

export * from './generated'
export * from './status'
export * from './quantity'
export * from './label-requirement'
export * from './label-selector'
export * from './field-selector'
export * from './int-or-percent'
export { METRICS_RESOURCES, RESOURCES } from './resources'
export type { ResourceInfo } from './resource-info'

/** What every object of the API has in common. */
export interface ApiObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: ObjectMeta
}

export type Kind = keyof KindMap

/** An object as a client sends it for creation: the API server fills in the identity. */
export type Draft<T extends ApiObject> = Omit<T, 'metadata'> & { readonly metadata: TemplateMeta }

/** Stored under a kind's plain name is the version that etcd keeps: other versions and groups have definitions of their own. */
const byDefinition = new Map([...RESOURCES, ...METRICS_RESOURCES].map((info) => [info.definition, info]))

/** The row of discovery that serves this kind, in the version in which it is stored. */
export function resourceOfKind(kind: string): ResourceInfo | undefined {
  return byDefinition.get(kind)
}

/** The row of discovery whose objects say this of themselves; undefined for kinds that the API server does not have built in. */
export function resourceOfObject({
  apiVersion,
  kind,
}: Pick<ApiObject, 'apiVersion' | 'kind'>): ResourceInfo | undefined {
  return byType.get(`${apiVersion}/${kind}`)
}

export function apiVersionOf(info: { readonly group: string; readonly version: string }): string {
  return info.group === '' ? info.version : `${info.group}/${info.version}`
}

/** `deployments.apps`, or just `pods` in the core group, as error texts name a resource. */
export function groupResource(info: { readonly group: string; readonly resource: string }): string {
  return info.group === '' ? info.resource : `${info.resource}.${info.group}`
}

const byType = new Map([...byDefinition.values()].map((info) => [`${apiVersionOf(info)}/${info.kind}`, info]))
