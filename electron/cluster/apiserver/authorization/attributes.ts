/** What authorization decides about: who wants to do what, to which thing. */
// Models: k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go: Attributes; pkg/endpoints/filters/authorization.go: GetAuthorizerAttributes
import type { FieldRequirement } from '../../../contract/api'
import { parseFieldSelector } from '../../../contract/api'
import type { UserInfo } from '../credentials'
import type { ApiRequest } from '../request'

export interface Attributes {
  readonly user: UserInfo
  /** `get`, `list`, … for resources; the HTTP method in small letters for other URLs. */
  readonly verb: string
  readonly isResourceRequest: boolean
  readonly apiGroup: string
  readonly apiVersion: string
  readonly resource: string
  readonly subresource: string
  readonly namespace: string
  readonly name: string
  /** Of a URL that names no resource, such as `/healthz`. */
  readonly path: string
  readonly fieldSelector?: string
  readonly labelSelector?: string
}

/** What a request asks for, in the words of rules. */
export function attributesOf(user: UserInfo, request: ApiRequest): Attributes {
  const { verb, resource, subresource, namespace, name, query, path } = request
  if (path !== undefined) return pathAttributes(user, verb, pathOnly(path))
  const { fieldSelector, labelSelector } = query
  return {
    user,
    verb,
    isResourceRequest: true,
    apiGroup: resource.group,
    apiVersion: resource.version,
    resource: resource.resource,
    subresource,
    namespace: namespace || namespaceItself(request),
    name: name || (fieldSelector ? nameSelected(fieldSelector) : ''),
    path: '',
    ...(fieldSelector && { fieldSelector }),
    ...(labelSelector && { labelSelector }),
  }
}

export function pathAttributes(user: UserInfo, verb: string, path: string): Attributes {
  return { ...NO_RESOURCE_ATTRIBUTES, user, verb, path }
}

/** A question about one resource, with everything unnamed left empty. */
export function resourceAttributes(
  user: UserInfo,
  verb: string,
  target: Partial<Omit<Attributes, 'user' | 'verb' | 'path' | 'isResourceRequest'>>,
): Attributes {
  return { ...NO_RESOURCE_ATTRIBUTES, ...target, user, verb, isResourceRequest: true }
}

/** The requirements of a field selector; what cannot be read selects nothing in particular. */
export function fieldRequirements(selector: string | undefined): readonly FieldRequirement[] {
  if (!selector) return []
  try {
    return parseFieldSelector(selector).requirements
  } catch {
    return []
  }
}

const NO_RESOURCE_ATTRIBUTES: Omit<Attributes, 'user' | 'verb'> = {
  isResourceRequest: false,
  apiGroup: '',
  apiVersion: '',
  resource: '',
  subresource: '',
  namespace: '',
  name: '',
  path: '',
}

/** A namespace's own permissions are looked up inside it: a Role there may let one read it. */
function namespaceItself({ resource, name }: ApiRequest): string {
  return resource.resource === 'namespaces' && resource.group === '' ? name : ''
}

/** A list of the one object of that name is judged as if it named it. */
function nameSelected(selector: string): string {
  const named = fieldRequirements(selector).find(({ field, operator }) => field === 'metadata.name' && operator === '=')
  return named?.value ?? ''
}

function pathOnly(path: string): string {
  const end = path.indexOf('?')
  return end < 0 ? path : path.slice(0, end)
}
