/** Ownership as the stages of a request meet it: who owns what will be stored, and what clients see of it. */
// Models: k8s.io/apiserver/pkg/endpoints/handlers: create.go, update.go, patch.go, where they call the field manager
import type { ApiObject, ResourceInfo } from '../../../contract/api'
import type { ApiRequest } from '../request'
import { scopeOf } from './field-scope'
import type { MapType } from './field-type'
import { managerName } from './manager-name'
import type { Owners } from './owner'
import { managedFieldsOf, ownersOf } from './owners'
import { ownersAfterCreate, ownersAfterUpdate, type Write } from './update'

/** `resource` is the row under which the objects are kept; kinds that no field table describes bring their type along. */
export function writeOf(request: ApiRequest, resource: ResourceInfo, time: string, custom?: MapType): Write {
  const manager = managerName(request.query.fieldManager, request.agent)
  return { scope: scopeOf(resource, request.subresource, custom), manager, time }
}

/** Who owns what of the object as its writer wants it. An apply has found that out already, for it had to ask. */
export function ownersAfter(live: ApiObject | null, next: ApiObject, request: ApiRequest, write: Write): Owners {
  if (request.query.patchType === 'apply') return ownersOf(next)
  return live ? ownersAfterUpdate(live, next, write) : ownersAfterCreate(next, write)
}

/** Does a patch want to see, or to change, the list of owners? */
export function speaksOfOwners({ query, body }: ApiRequest): boolean {
  if (query.patchType !== 'json') return (body as Partial<ApiObject> | null)?.metadata?.managedFields !== undefined
  const isAbout = (operation: unknown): boolean => {
    const { path, from } = (operation ?? {}) as { path?: unknown; from?: unknown }
    return [path, from].some((pointer) => typeof pointer === 'string' && pointer.startsWith('/metadata/managedFields'))
  }
  return Array.isArray(body) && body.some(isAbout)
}

/** Objects do not change, and the same ones are asked for again and again. */
const visible = new WeakMap<ApiObject, ApiObject>()

/** The object as clients see it. The list is made when somebody looks: most only want to know how things stand. */
export function withVisibleOwners(object: ApiObject): ApiObject {
  if (ownersOf(object).length === 0) return object
  let shown = visible.get(object)
  if (!shown) visible.set(object, (shown = withList(object)))
  return shown
}

function withList(object: ApiObject): ApiObject {
  const metadata = { ...object.metadata }
  Object.defineProperty(metadata, 'managedFields', { enumerable: true, configurable: true, get: () => listOf(object) })
  return { ...object, metadata }
}

function listOf(object: ApiObject): ReturnType<typeof managedFieldsOf> | undefined {
  const entries = managedFieldsOf(object)
  return entries.length > 0 ? entries : undefined
}
