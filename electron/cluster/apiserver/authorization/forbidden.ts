/** The refusal of an authorizer, in the words that clients know. */
// Models: k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/errors.go: ForbiddenStatusError, forbiddenMessage
import { failure, forbidden, type ApiError } from '../../../contract/api'
import type { Attributes } from './attributes'

export function forbiddenBy(attributes: Attributes, reason: string): ApiError {
  const { user, verb, path, apiGroup, resource, subresource, namespace, name } = attributes
  const because = reason === '' ? '' : `: ${reason}`
  const who = `User ${JSON.stringify(user.name)} cannot`
  if (!attributes.isResourceRequest)
    return failure(403, 'Forbidden', `forbidden: ${who} ${verb} path ${JSON.stringify(path)}${because}`, {})
  const what = subresource === '' ? resource : `${resource}/${subresource}`
  const where = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`
  const why = `${who} ${verb} resource "${what}" in API group "${apiGroup}" ${where}`
  return forbidden({ group: apiGroup, resource }, name, why + because)
}
