/** Who decides, and what a decision is: authorizers only ever allow; when none does, the request is refused. */
// Models: k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go; authorization/union; authorizerfactory: PrivilegedGroups
// Simplified: no authorizer here ever denies outright, so a decision is a yes or no opinion.
import type { NonResourceRule, ResourceRule } from '../../../contract/api'
import type { UserInfo } from '../credentials'
import type { Attributes } from './attributes'

export interface Decision {
  readonly allowed: boolean
  /** Why, for the audit log; or what kept the authorizer from allowing it. */
  readonly reason: string
}

/** What somebody may do, as far as it can be listed. */
export interface RuleList {
  readonly resourceRules: readonly ResourceRule[]
  readonly nonResourceRules: readonly NonResourceRule[]
  readonly incomplete: boolean
  readonly errors: readonly string[]
}

export interface Authorizer {
  authorize(attributes: Attributes): Decision
  rulesFor(user: UserInfo, namespace: string): RuleList
}

export const NO_OPINION: Decision = { allowed: false, reason: '' }
export const ALLOWED: Decision = { allowed: true, reason: '' }
export const NO_RULES: RuleList = { resourceRules: [], nonResourceRules: [], incomplete: false, errors: [] }

export const MASTERS = 'system:masters'

/** Members of this group may do everything: the way back in when the rules themselves are broken. */
export const privilegedGroup: Authorizer = {
  authorize: ({ user }) => (user.groups.includes(MASTERS) ? ALLOWED : NO_OPINION),
  // It knows no rules, and so can list none: what its members see listed is what RBAC gives them.
  rulesFor: () => NO_RULES,
}

/** The first yes counts; without one, every reason is told. */
export function unionOf(authorizers: readonly Authorizer[]): Authorizer {
  return {
    authorize(attributes) {
      let reasons = ''
      for (const authorizer of authorizers) {
        const decision = authorizer.authorize(attributes)
        if (decision.allowed) return decision
        if (decision.reason !== '') reasons += (reasons === '' ? '' : '\n') + decision.reason
      }
      return reasons === '' ? NO_OPINION : { allowed: false, reason: reasons }
    },
    rulesFor: (user, namespace) =>
      authorizers.map((authorizer) => authorizer.rulesFor(user, namespace)).reduce(joined, NO_RULES),
  }
}

function joined(some: RuleList, more: RuleList): RuleList {
  return {
    resourceRules: [...some.resourceRules, ...more.resourceRules],
    nonResourceRules: [...some.nonResourceRules, ...more.nonResourceRules],
    incomplete: some.incomplete || more.incomplete,
    errors: [...some.errors, ...more.errors],
  }
}
