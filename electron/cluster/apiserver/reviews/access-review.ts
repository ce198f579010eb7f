/** May somebody do something? */
// Models: pkg/registry/authorization/{subjectaccessreview,localsubjectaccessreview,selfsubjectaccessreview}/rest.go;
//         pkg/registry/authorization/util/helpers.go; pkg/apis/authorization/validation
import {
  badRequest, type ApiObject, type LocalSubjectAccessReview, type NonResourceAttributes, type ResourceAttributes,
  type SelfSubjectAccessReview, type SubjectAccessReview, type SubjectAccessReviewSpec, type SubjectAccessReviewStatus,
} from '../../../contract/api' // prettier-ignore
import { pathAttributes, resourceAttributes, type Attributes } from '../authorization/attributes'
import type { UserInfo } from '../credentials'
import type { Gate } from '../gate'
import { invalidValue, toInvalidStatus, type FieldError } from '../validation/field-error'
import { answered, type Review } from './review'

const GROUP = 'authorization.k8s.io'

interface Asked {
  readonly resourceAttributes?: ResourceAttributes
  readonly nonResourceAttributes?: NonResourceAttributes
}

export const subjectAccessReview: Review = (object, _, gate) => {
  const review = object as SubjectAccessReview
  refuseInvalid(object, [...subjectErrors(review.spec), ...askedErrors(review.spec)])
  return answered(object, statusOf(attributesAsked(review.spec, subjectOf(review.spec)), gate))
}

export const localSubjectAccessReview: Review = (object, { namespace }, gate) => {
  const { spec } = object as LocalSubjectAccessReview
  refuseInvalid(object, [...subjectErrors(spec), ...askedErrors(spec), ...localErrors(spec)])
  const asked = spec.resourceAttributes?.namespace ?? ''
  if (asked !== namespace) throw badRequest(`spec.resourceAttributes.namespace must match namespace: ${namespace}`)
  return answered(object, statusOf(attributesAsked(spec, subjectOf(spec)), gate))
}

export const selfSubjectAccessReview: Review = (object, { user }, gate) => {
  const { spec } = object as SelfSubjectAccessReview
  refuseInvalid(object, askedErrors(spec))
  return answered(object, statusOf(attributesAsked(spec, user), gate))
}

function statusOf(attributes: Attributes, { authorizer }: Gate): SubjectAccessReviewStatus {
  const { allowed, reason } = authorizer.authorize(attributes)
  return { allowed, ...(reason !== '' && { reason }) }
}

function attributesAsked({ resourceAttributes: asked, nonResourceAttributes: url }: Asked, user: UserInfo): Attributes {
  if (!asked) return pathAttributes(user, url?.verb ?? '', url?.path ?? '')
  const { verb = '', group = '', version = '', resource = '', subresource = '', namespace = '', name = '' } = asked
  return resourceAttributes(user, verb, {
    apiGroup: group,
    apiVersion: version,
    resource,
    subresource,
    namespace,
    name,
  })
}

function subjectOf({ user = '', groups = [], uid, extra }: SubjectAccessReviewSpec): UserInfo {
  return { name: user, groups, ...(uid && { uid }), ...(extra && { extra }) }
}

function askedErrors({ resourceAttributes: resource, nonResourceAttributes: url }: Asked): readonly FieldError[] {
  if (resource && url)
    return [
      invalidValue('spec.nonResourceAttributes', url, 'cannot be specified in combination with resourceAttributes'),
    ]
  if (resource || url) return []
  return [invalidValue('spec.resourceAttributes', null, 'exactly one of nonResourceAttributes or resourceAttributes must be specified')] // prettier-ignore
}

function subjectErrors({ user, groups }: SubjectAccessReviewSpec): readonly FieldError[] {
  if (user || groups?.length) return []
  return [invalidValue('spec.user', user ?? '', 'at least one of user or group must be specified')]
}

function localErrors({ nonResourceAttributes }: SubjectAccessReviewSpec): readonly FieldError[] {
  if (!nonResourceAttributes) return []
  return [invalidValue('spec.nonResourceAttributes', nonResourceAttributes, 'disallowed on this kind of request')]
}

function refuseInvalid({ kind, metadata }: ApiObject, errors: readonly FieldError[]): void {
  const name = (metadata as { readonly name?: string } | undefined)?.name ?? ''
  if (errors.length > 0) throw toInvalidStatus(kind, GROUP, name, errors)
}
