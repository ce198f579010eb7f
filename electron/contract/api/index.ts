import type { KindMap, ObjectMeta, TemplateMeta } from './generated'
import { RESOURCES } from './resources'
import type { ResourceInfo } from './resource-info'

export * from './generated'
export * from './status'
export * from './quantity'
export * from './label-requirement'
export * from './label-selector'
export * from './field-selector'
export * from './int-or-percent'
export { RESOURCES } from './resources'
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

const byKind = new Map(RESOURCES.map((info) => [info.kind, info]))

/** The row of discovery that serves this kind. */
export function resourceOfKind(kind: string): ResourceInfo | undefined {
  return byKind.get(kind as Kind)
}

export function apiVersionOf(info: { readonly group: string; readonly version: string }): string {
  return info.group === '' ? info.version : `${info.group}/${info.version}`
}

/** `deployments.apps`, or just `pods` in the core group, as error texts name a resource. */
export function groupResource(info: { readonly group: string; readonly resource: string }): string {
  return info.group === '' ? info.resource : `${info.resource}.${info.group}`
}
