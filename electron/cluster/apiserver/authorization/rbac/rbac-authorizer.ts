/** Role-based access control: allows what the rules of a user's roles allow, and remembers which rules these are. */
// Models: plugin/pkg/auth/authorizer/rbac/rbac.go: RBACAuthorizer
import type { PolicyRule } from '../../../../contract/api'
import type { UserInfo } from '../../credentials'
import type { Attributes } from '../attributes'
import { ALLOWED, NO_OPINION, type Authorizer, type Decision, type RuleList } from '../authorizer'
import { nameMatches, ruleAllows, ruleConcerns } from './rule-match'
import { grantsOf, type Grants, type RoleView } from './rule-resolver'

/** What concerns one kind of request, whatever it names: rules with the yes that each would give. */
interface Answer {
  readonly candidates: readonly { readonly rule: PolicyRule; readonly decision: Decision }[]
  readonly refusal: Decision
}

/** Distinct kinds of requests that are remembered for a user. */
const MOST_ANSWERS = 512

export class RbacAuthorizer implements Authorizer {
  /** By user object: who asks again shows the same one, as long as authentication remembers it. */
  private known = new WeakMap<UserInfo, Map<string, Answer>>()
  private revisions: readonly number[] = []

  constructor(private readonly view: RoleView) {}

  authorize(attributes: Attributes): Decision {
    if (!attributes.isResourceRequest) return this.authorizePath(attributes)
    const { candidates, refusal } = this.answerFor(attributes)
    for (const { rule, decision } of candidates) if (nameMatches(rule, attributes.name)) return decision
    return refusal
  }

  rulesFor(user: UserInfo, namespace: string): RuleList {
    const { granted, errors } = grantsOf(user, namespace, this.view)
    const rules = granted.map(({ rule }) => rule)
    return {
      resourceRules: rules
        .filter(({ resources }) => resources?.length)
        .map(({ verbs, apiGroups, resources, resourceNames }) => ({ verbs, ...(apiGroups && { apiGroups }), ...(resources && { resources }), ...(resourceNames && { resourceNames }) })),
      nonResourceRules: rules
        .filter(({ nonResourceURLs }) => nonResourceURLs?.length)
        .map(({ verbs, nonResourceURLs }) => ({ verbs, ...(nonResourceURLs && { nonResourceURLs }) })),
      incomplete: false,
      errors,
    } // prettier-ignore
  }

  private authorizePath(attributes: Attributes): Decision {
    const grants = grantsOf(attributes.user, '', this.view)
    const allowing = grants.granted.find(({ rule }) => ruleAllows(attributes, rule))
    return allowing ? allowedBy(allowing.source) : refusalOf(grants)
  }

  private answerFor(attributes: Attributes): Answer {
    this.forgetWhatChanged()
    const { user, verb, apiGroup, resource, subresource, namespace } = attributes
    let answers = this.known.get(user)
    if (!answers || answers.size >= MOST_ANSWERS) this.known.set(user, (answers = new Map<string, Answer>()))
    const key = `${verb} ${apiGroup}/${resource}/${subresource} ${namespace}`
    let answer = answers.get(key)
    if (!answer) {
      const grants = grantsOf(user, namespace, this.view)
      const candidates = grants.granted
        .filter(({ rule }) => ruleConcerns(attributes, rule))
        .map(({ rule, source }) => ({ rule, decision: allowedBy(source) }))
      answers.set(key, (answer = { candidates, refusal: refusalOf(grants) }))
    }
    return answer
  }

  private forgetWhatChanged(): void {
    const { view, revisions } = this
    for (let index = 0; index < KINDS.length; index++) {
      if (revisions[index] === view.revision(KINDS[index]!)) continue
      this.revisions = KINDS.map((kind) => view.revision(kind))
      this.known = new WeakMap()
      return
    }
  }
}

const KINDS = ['ClusterRoleBinding', 'RoleBinding', 'ClusterRole', 'Role'] as const

function allowedBy(source: string): Decision {
  return { ...ALLOWED, reason: `RBAC: allowed by ${source}` }
}

/** A binding without its role is told to whoever is refused: it may be the reason. */
function refusalOf({ errors }: Grants): Decision {
  const [only, ...more] = [...new Set(errors)]
  if (only === undefined) return NO_OPINION
  return { allowed: false, reason: `RBAC: ${more.length === 0 ? only : `[${[only, ...more].join(', ')}]`}` }
}
