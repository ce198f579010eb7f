/** Questions to the authorizer: `authorizer.group("apps").resource("deployments").check("create").allowed()`. */
// Models: k8s.io/apiserver/pkg/cel/library/authz.go
import { library } from '../function'
import { Opaque, type CelValue } from '../values'

/** What is asked: a URL's path, or a resource. */
export interface Inquiry {
  /** '' for the one who sent the request; else a service account, `namespace/name`. */
  readonly serviceAccount: string
  readonly verb: string
  readonly path: string
  readonly group: string
  readonly resource: string
  readonly subresource: string
  readonly namespace: string
  readonly name: string
}

export interface Verdict {
  readonly allowed: boolean
  readonly reason: string
}

export type Ask = (inquiry: Inquiry) => Verdict

const NOTHING: Inquiry = { serviceAccount: '', verb: '', path: '', group: '', resource: '', subresource: '', namespace: '', name: '' } // prettier-ignore

/** A question as far as it has been put. */
class Question extends Opaque {
  constructor(
    readonly type: string,
    readonly ask: Ask,
    readonly inquiry: Inquiry,
  ) {
    super()
  }

  next(type: string, more: Partial<Inquiry>): Question {
    return new Question(type, this.ask, { ...this.inquiry, ...more })
  }

  override equals(other: Opaque): boolean {
    return other === this
  }
}

export class AuthorizerValue extends Question {
  constructor(
    ask: Ask,
    private readonly requestResource: Partial<Inquiry>,
  ) {
    super('kubernetes.authorization.Authorizer', ask, NOTHING)
  }

  override readonly field = (name: string): CelValue | undefined =>
    name === 'requestResource' ? this.next(RESOURCE, this.requestResource) : undefined
}

class Decision extends Opaque {
  readonly type = 'kubernetes.authorization.Decision'

  constructor(readonly verdict: Verdict) {
    super()
  }

  override equals(other: Opaque): boolean {
    return other === this
  }
}

const AUTHZ = 'kubernetes.authorization.Authorizer'
const PATH = 'kubernetes.authorization.PathCheck'
const GROUP = 'kubernetes.authorization.GroupCheck'
const RESOURCE = 'kubernetes.authorization.ResourceCheck'
const DECISION = 'kubernetes.authorization.Decision'
const check = (question: Question, verb: string): Decision => new Decision(question.ask({ ...question.inquiry, verb }))

export const AUTHORIZER = library({
  [`${AUTHZ}.path(string): ${PATH}`]: (question: Question, path: string) => question.next(PATH, { path }),
  [`${AUTHZ}.group(string): ${GROUP}`]: (question: Question, group: string) => question.next(GROUP, { group }),
  [`${AUTHZ}.serviceAccount(string, string): ${AUTHZ}`]: (question: Question, namespace: string, name: string) =>
    question.next(AUTHZ, { serviceAccount: `${namespace}/${name}` }),
  [`${GROUP}.resource(string): ${RESOURCE}`]: (question: Question, resource: string) => question.next(RESOURCE, { resource }),
  [`${RESOURCE}.subresource(string): ${RESOURCE}`]: (question: Question, subresource: string) => question.next(RESOURCE, { subresource }),
  [`${RESOURCE}.namespace(string): ${RESOURCE}`]: (question: Question, namespace: string) => question.next(RESOURCE, { namespace }),
  [`${RESOURCE}.name(string): ${RESOURCE}`]: (question: Question, name: string) => question.next(RESOURCE, { name }),
  [`${PATH}.check(string): ${DECISION}`]: check,
  [`${RESOURCE}.check(string): ${DECISION}`]: check,
  [`${DECISION}.allowed(): bool`]: ({ verdict }: Decision) => verdict.allowed,
  [`${DECISION}.reason(): string`]: ({ verdict }: Decision) => verdict.reason,
  [`${DECISION}.errored(): bool`]: () => false,
  [`${DECISION}.error(): string`]: () => '',
}) // prettier-ignore
