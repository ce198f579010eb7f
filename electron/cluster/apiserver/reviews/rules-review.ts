/** Everything that somebody may do in a namespace, as a list. */
// Models: pkg/registry/authorization/selfsubjectrulesreview/rest.go
import { badRequest, type SelfSubjectRulesReview, type SubjectRulesReviewStatus } from '../../../contract/api'
import { answered, type Review } from './review'

export const selfSubjectRulesReview: Review = (object, { user }, { authorizer }) => {
  const { namespace = '' } = (object as SelfSubjectRulesReview).spec
  if (namespace === '') throw badRequest('no namespace on request')
  const { resourceRules, nonResourceRules, incomplete, errors } = authorizer.rulesFor(user, namespace)
  const status: SubjectRulesReviewStatus = {
    resourceRules,
    nonResourceRules,
    incomplete: incomplete || errors.length > 0,
    ...(errors.length > 0 && { evaluationError: errors.join(', ') }),
  }
  return answered(object, status)
}
