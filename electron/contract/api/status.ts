import type { Status, StatusCause, StatusDetails } from './generated'

/** Which resource an error speaks about. */
export interface ResourceRef {
  readonly group: string
  readonly resource: string
}

/** An expected refusal of the API server: HTTP code, machine-readable reason and Kubernetes' own words. */
// Models: staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go
export class ApiError extends Error {
  readonly status: Status

  constructor(status: Status) {
    super(status.message)
    this.name = 'ApiError'
    this.status = status
  }

  get code(): number {
    return this.status.code
  }

  get reason(): string {
    return this.status.reason
  }
}

export function isApiError(error: unknown, reason?: string): error is ApiError {
  return error instanceof ApiError && (reason === undefined || error.reason === reason)
}

export function failure(code: number, reason: string, message: string, details?: StatusDetails): ApiError {
  const status: Status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    ...(details && { details }),
    code,
  }
  return new ApiError(status)
}

/** A Status as it arrives over a wire becomes an error again. */
export function errorOfStatus(status: Status): ApiError {
  return new ApiError(status)
}

function qualified({ group, resource }: ResourceRef): string {
  return group === '' ? resource : `${resource}.${group}`
}

function detailsOf({ group, resource }: ResourceRef, name: string, causes?: readonly StatusCause[]): StatusDetails {
  return { ...(name && { name }), ...(group && { group }), kind: resource, ...(causes && { causes }) }
}

export function notFound(resource: ResourceRef, name: string): ApiError {
  return failure(404, 'NotFound', `${qualified(resource)} "${name}" not found`, detailsOf(resource, name))
}

/** No handler serves this path. */
export function unknownPath(): ApiError {
  return failure(404, 'NotFound', 'the server could not find the requested resource', {})
}

export function alreadyExists(resource: ResourceRef, name: string): ApiError {
  return failure(409, 'AlreadyExists', `${qualified(resource)} "${name}" already exists`, detailsOf(resource, name))
}

export const OBJECT_MODIFIED =
  'the object has been modified; please apply your changes to the latest version and try again'

export function conflict(resource: ResourceRef, name: string, why = OBJECT_MODIFIED): ApiError {
  const message = `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`
  return failure(409, 'Conflict', message, detailsOf(resource, name))
}

export function forbidden(resource: ResourceRef, name: string, why: string, causes?: readonly StatusCause[]): ApiError {
  const subject = name ? `${qualified(resource)} "${name}"` : qualified(resource)
  return failure(403, 'Forbidden', `${subject} is forbidden: ${why}`, detailsOf(resource, name, causes))
}

/** Who wanted to do what: the facts that an authoriser's refusal tells. */
export interface DeniedRequest extends ResourceRef {
  readonly user: string
  readonly verb: string
  readonly subresource?: string
  readonly namespace?: string
  readonly name?: string
}

export function rbacForbidden(request: DeniedRequest): ApiError {
  const resource = request.subresource ? `${request.resource}/${request.subresource}` : request.resource
  const scope = request.namespace ? `in the namespace "${request.namespace}"` : 'at the cluster scope'
  const why = `User "${request.user}" cannot ${request.verb} resource "${resource}" in API group "${request.group}" ${scope}`
  return forbidden(request, request.name ?? '', why)
}

export function namespaceTerminating(resource: ResourceRef, name: string, namespace: string): ApiError {
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`
  const cause: StatusCause = {
    reason: 'NamespaceTerminating',
    message: `namespace ${namespace} is being terminated`,
    field: 'metadata.namespace',
  }
  return forbidden(resource, name, why, [cause])
}

export function unauthorized(message = 'Unauthorized'): ApiError {
  return failure(401, 'Unauthorized', message)
}

export function badRequest(message: string): ApiError {
  return failure(400, 'BadRequest', message)
}

export function methodNotAllowed(resource: ResourceRef, verb: string): ApiError {
  const message = `${verb} is not supported on resources of kind "${qualified(resource)}"`
  return failure(405, 'MethodNotAllowed', message, detailsOf(resource, ''))
}

export function unsupportedMediaType(): ApiError {
  return failure(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {})
}

/** The `invalid` refusal. Causes are already in Kubernetes' words; `validation/field-error.ts` makes them. */
export function invalid(kind: string, group: string, name: string, causes: readonly StatusCause[]): ApiError {
  const texts = causes.map((cause) => `${cause.field ?? ''}: ${cause.message ?? ''}`)
  const unique = [...new Set(texts)]
  const list = unique.length === 1 ? (unique[0] ?? '') : `[${unique.join(', ')}]`
  const qualifiedKind = group === '' ? kind : `${kind}.${group}`
  const details: StatusDetails = { ...(name && { name }), ...(group && { group }), kind, causes }
  return failure(422, 'Invalid', `${qualifiedKind} "${name}" is invalid: ${list}`, details)
}

export function tooManyRequests(message: string, retryAfterSeconds = 0): ApiError {
  return failure(429, 'TooManyRequests', message, retryAfterSeconds > 0 ? { retryAfterSeconds } : {})
}

export function timeout(message: string, retryAfterSeconds = 0): ApiError {
  const details = retryAfterSeconds > 0 ? { retryAfterSeconds } : {}
  return failure(504, 'Timeout', `Timeout: ${message}`, details)
}

/** The server could not finish in time and invites the client to try again. */
export function serverTimeout(resource: ResourceRef, verb: string, retryAfterSeconds = 0): ApiError {
  const message = `The ${verb} operation against ${qualified(resource)} could not be completed at this time, please try again.`
  const retry = retryAfterSeconds > 0 ? { retryAfterSeconds } : {}
  return failure(500, 'ServerTimeout', message, { ...detailsOf(resource, verb), ...retry })
}

/** The requested resourceVersion has been compacted away. */
export function expired(message: string): ApiError {
  return failure(410, 'Expired', message)
}

export function gone(message: string): ApiError {
  return failure(410, 'Gone', message)
}

export function serviceUnavailable(message: string): ApiError {
  return failure(503, 'ServiceUnavailable', message)
}

export function internalError(message: string): ApiError {
  return failure(500, 'InternalError', `Internal error occurred: ${message}`, { causes: [{ message }] })
}

export function requestEntityTooLarge(message: string): ApiError {
  return failure(413, 'RequestEntityTooLarge', `Request entity is too large: ${message}`)
}
