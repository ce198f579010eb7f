/** Asks for a token of a ServiceAccount: for whom it is good, for how long, and what it ends with. */
// Models: pkg/registry/core/serviceaccount/storage/token.go; pkg/apis/authentication/validation; pkg/serviceaccount/claims.go
import {
  badRequest, conflict, notFound, type ApiObject, type BoundObjectReference, type Pod, type TokenRequest,
} from '../../../contract/api' // prettier-ignore
import { timeText } from '../../kernel/calendar'
import { ISSUER, type BoundObject, type TokenSubject } from '../../pki/service-account-token'
import type { Gate } from '../gate'
import type { AuthorizedRequest } from '../request'
import { invalidValue, toInvalidStatus, type FieldError } from '../validation/field-error'
import { answered } from './review'

const DEFAULT_SECONDS = 3600
const LEAST_SECONDS = 600
const MOST_SECONDS = 2 ** 32
/** What the ServiceAccount plugin asks for; such tokens really hold a year, for clients that never read the file again. */
const POD_TOKEN_SECONDS = 3607
const EXTENDED_SECONDS = 365 * 24 * 3600

/** Makes a token for the ServiceAccount that the request names. */
export function serveTokenRequest(object: ApiObject, request: AuthorizedRequest, gate: Gate): TokenRequest {
  const { namespace, name } = request
  const { view, issuer } = gate
  const account = view.get('ServiceAccount', namespace, name)
  if (!account) throw notFound({ group: '', resource: 'serviceaccounts' }, name)
  const draft = object as TokenRequest
  const asked: TokenRequest['spec'] = (draft as Partial<TokenRequest>).spec ?? {}
  const spec = {
    ...asked,
    expirationSeconds: asked.expirationSeconds ?? DEFAULT_SECONDS,
    audiences: asked.audiences?.length ? asked.audiences : [ISSUER],
  }
  refuseInvalid(draft, spec.expirationSeconds)
  const bound = spec.boundObjectRef ? boundTo(spec.boundObjectRef, request, gate) : {}
  const { now } = view
  const isExtended = spec.expirationSeconds === POD_TOKEN_SECONDS && bound.pod !== undefined
  const dueMs = now + spec.expirationSeconds * 1000
  const token = issuer.issue({
    namespace,
    serviceAccount: { name, uid: account.metadata.uid },
    ...bound,
    audiences: spec.audiences,
    notBeforeMs: now,
    expiresMs: isExtended ? now + EXTENDED_SECONDS * 1000 : dueMs,
    ...(isExtended && { warnAfterMs: dueMs }),
    id: gate.kernel.random('apiserver/token-ids').uuid(),
  })
  const metadata = { ...draft.metadata, name, namespace, creationTimestamp: timeText(now) }
  const status = { token, expirationTimestamp: timeText(dueMs) }
  return { ...answered(draft, status), metadata, spec }
}

function refuseInvalid({ kind, metadata }: TokenRequest, seconds: number): void {
  const errors: FieldError[] = []
  const wrong = (detail: string): void => { errors.push(invalidValue('spec.expirationSeconds', seconds, detail)) } // prettier-ignore
  if (seconds < LEAST_SECONDS) wrong('may not specify a duration less than 10 minutes')
  if (seconds > MOST_SECONDS) wrong('may not specify a duration larger than 2^32 seconds')
  const name = (metadata as { readonly name?: string } | undefined)?.name ?? ''
  if (errors.length > 0) throw toInvalidStatus(kind, 'authentication.k8s.io', name, errors)
}

type Bound = Pick<TokenSubject, 'pod' | 'node' | 'secret'>

function boundTo({ kind = '', name = '', uid }: BoundObjectReference, request: AuthorizedRequest, gate: Gate): Bound {
  const { view } = gate
  if (kind === 'Pod') {
    const pod = present(view.get('Pod', request.namespace, name), 'pods', name)
    if (pod.spec.serviceAccountName !== request.name)
      throw badRequest(`cannot bind token for serviceaccount ${JSON.stringify(request.name)} to pod running with different serviceaccount name.`) // prettier-ignore
    const node = nodeOf(pod, gate)
    return { pod: identityOf(pod, kind, uid), ...(node && { node }) }
  }
  if (kind === 'Node') return { node: identityOf(present(view.get('Node', '', name), 'nodes', name), kind, uid) }
  if (kind === 'Secret')
    return { secret: identityOf(present(view.get('Secret', request.namespace, name), 'secrets', name), kind, uid) }
  throw badRequest(`cannot bind token to object of type /v1, Kind=${kind}`)
}

/** A Pod's token says on which node the Pod runs, if it has one. */
function nodeOf({ spec }: Pod, { view }: Gate): BoundObject | null {
  const node = spec.nodeName ? view.get('Node', '', spec.nodeName) : null
  return node && { name: node.metadata.name, uid: node.metadata.uid }
}

function present<T>(object: T | null, resource: string, name: string): T {
  if (!object) throw notFound({ group: '', resource }, name)
  return object
}

function identityOf({ metadata }: ApiObject, kind: string, wanted: string | undefined): BoundObject {
  const { name, uid } = metadata
  if (wanted && wanted !== uid)
    throw conflict({ group: '', resource: kind }, name, `the UID in the bound object reference (${wanted}) does not match the UID in record. The object might have been deleted and then recreated`) // prettier-ignore
  return { name, uid }
}
