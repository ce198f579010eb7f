/** What a URL and a method ask for. */
// Models: staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go
export interface RequestInfo {
  readonly isResourceRequest: boolean
  readonly verb: string
  readonly apiGroup: string
  readonly apiVersion: string
  readonly namespace: string
  readonly resource: string
  readonly subresource: string
  readonly name: string
}

const VERBS: Readonly<Record<string, string>> = {
  POST: 'create',
  GET: 'get',
  HEAD: 'get',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
}
/** Verbs that old paths spell out before the resource. */
const SPECIAL_VERBS = ['proxy', 'watch']
/** What follows the name of a namespace is a resource inside it, except these. */
const NAMESPACE_SUBRESOURCES = ['status', 'finalize']

export function requestInfoOf(method: string, url: string): RequestInfo {
  const [path = '', query = ''] = url.split('?')
  const parts = path.split('/').filter((part) => part !== '')
  const isCore = parts[0] === 'api'
  if (parts.length < (isCore ? 3 : 4) || (!isCore && parts[0] !== 'apis')) return nonResource(method)

  const apiGroup = isCore ? '' : (parts[1] ?? '')
  const apiVersion = (isCore ? parts[1] : parts[2]) ?? ''
  let rest = parts.slice(isCore ? 2 : 3)
  let verb = VERBS[method] ?? ''
  const special = SPECIAL_VERBS.find((word) => word === rest[0] && rest.length > 1)
  if (special) {
    verb = special
    rest = rest.slice(1)
  }
  const target = targetOf(rest)
  return {
    isResourceRequest: true,
    apiGroup,
    apiVersion,
    ...target,
    verb: special ?? collectionVerb(verb, target.name, query),
  }
}

function nonResource(method: string): RequestInfo {
  const none = { apiGroup: '', apiVersion: '', namespace: '', resource: '', subresource: '', name: '' }
  return { isResourceRequest: false, verb: method.toLowerCase(), ...none }
}

type Target = Pick<RequestInfo, 'namespace' | 'resource' | 'subresource' | 'name'>

function targetOf(parts: readonly string[]): Target {
  const namespace = parts[0] === 'namespaces' ? (parts[1] ?? '') : ''
  const isInside = namespace !== '' && parts[2] !== undefined && !NAMESPACE_SUBRESOURCES.includes(parts[2])
  const [resource = '', name = '', subresource = ''] = isInside ? parts.slice(2) : parts
  return { namespace, resource, subresource, name }
}

/** Without a name a request speaks of the whole collection. */
function collectionVerb(verb: string, name: string, query: string): string {
  const parameters = query.split('&')
  const isWatch = parameters.some((parameter) => /^watch(=(1|true))?$/.test(parameter))
  const names = parameters.find((parameter) => parameter.startsWith('fieldSelector='))
  if (verb === 'get' && (name === '' || names?.includes('metadata.name')))
    return isWatch ? 'watch' : name === '' ? 'list' : verb
  return verb === 'delete' && name === '' ? 'deletecollection' : verb
}
