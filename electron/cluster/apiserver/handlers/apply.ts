/** PATCH with the content type of server-side apply: a manager says what it wants, and the object may come to be by it. */
// Models: k8s.io/apiserver/pkg/endpoints/handlers/patch.go: applyPatcher, forceAllowCreate
import { conflict, type ApiObject } from '../../../contract/api'
import { attributesOf } from '../authorization/attributes'
import { forbiddenBy } from '../authorization/forbidden'
import type { Call } from '../call'
import { applied } from '../managed-fields/apply'
import { ownersOf, withOwners } from '../managed-fields/owners'
import { checkPath } from '../strategies'

/** The object as it becomes when the request's configuration is applied to what is there; null stands for nothing. */
export function appliedTo(current: ApiObject | null, call: Call): ApiObject {
  const { request, served } = call
  const { body, query, namespace, name } = request
  const live = current && withOwners(served.codec.show(current), ownersOf(current))
  const write = served.registry.writeOf(request, served.info)
  const { object, owners } = applied(live, body, { ...write, force: query.force === true })
  if (current && object === live) return withOwners(current, owners)
  const next = served.codec.read(named(object as ApiObject, name), call.readOptions)
  checkPath(next.metadata, namespace, name)
  return withOwners(next, owners)
}

/** The URL names what is applied, should the configuration not do so. */
function named(object: ApiObject, name: string): ApiObject {
  return {
    ...object,
    metadata: { ...object.metadata, name: (object.metadata as { name?: string } | undefined)?.name ?? name },
  }
}

/** Whoever applies what is not there creates it, and must be allowed to. */
export function draftByApply(call: Call): ApiObject {
  const { request, server } = call
  const attributes = attributesOf(request.user, { ...request, verb: 'create' })
  const { allowed, reason } = server.gate.authorizer.authorize(attributes)
  if (!allowed) throw forbiddenBy(attributes, reason)
  const draft = appliedTo(null, call)
  const { uid } = draft.metadata as { uid?: string }
  if (uid) throw conflict(request.resource, request.name, `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`) // prettier-ignore
  return draft
}
