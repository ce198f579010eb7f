/** Questions about identity and permission: asked by creating an object, answered in its status, kept by nobody. */
// Models: pkg/registry/authorization, pkg/registry/authentication
import type { ApiObject } from '../../../contract/api'
import type { Gate } from '../gate'
import type { AuthorizedRequest } from '../request'
import { localSubjectAccessReview, selfSubjectAccessReview, subjectAccessReview } from './access-review'
import { selfSubjectReview, tokenReview } from './identity-review'
import { selfSubjectRulesReview } from './rules-review'

export type Review = (object: ApiObject, request: AuthorizedRequest, gate: Gate) => ApiObject

/** By definition. */
export const REVIEWS: Readonly<Partial<Record<string, Review>>> = {
  SubjectAccessReview: subjectAccessReview,
  LocalSubjectAccessReview: localSubjectAccessReview,
  SelfSubjectAccessReview: selfSubjectAccessReview,
  SelfSubjectRulesReview: selfSubjectRulesReview,
  TokenReview: tokenReview,
  SelfSubjectReview: selfSubjectReview,
}

/** A draft comes without an identity, and goes without one. */
export function answered<T extends ApiObject>(draft: T, status: unknown): T {
  return { ...draft, metadata: { ...draft.metadata, creationTimestamp: null }, status }
}
