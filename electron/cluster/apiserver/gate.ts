/** The gate of the server: who asks, as whom, whether there is room, and whether they may. Everything passes here first. */
// Models: k8s.io/apiserver/pkg/server/config.go: DefaultBuildHandlerChain (authentication, audit, impersonation,
//         priority and fairness, authorization, in this order)
import type { Kernel } from '../kernel/kernel'
import type { Task } from '../kernel/task'
import { CertificateAuthority } from '../pki/certificate-authority'
import { TokenIssuer } from '../pki/service-account-token'
import type { AuditLog } from './audit/audit-log'
import { isAudited } from './audit/audit-policy'
import { Authenticator } from './authentication/authenticator'
import { impersonated } from './authentication/impersonation'
import { attributesOf } from './authorization/attributes'
import { MASTERS, privilegedGroup, unionOf, type Authorizer } from './authorization/authorizer'
import { forbiddenBy } from './authorization/forbidden'
import { NodeAuthorizer } from './authorization/node/node-authorizer'
import { RbacAuthorizer } from './authorization/rbac/rbac-authorizer'
import type { UserInfo } from './credentials'
import { Fairness, type LevelCounters, type Seat } from './fairness/fairness'
import type { PriorityLevel } from './fairness/flow-schemas'
import type { ApiRequest, ApiResponse, AuthorizedRequest } from './request'
import type { ServerView } from './server-view'

export class Gate {
  readonly authority: CertificateAuthority
  readonly issuer: TokenIssuer
  readonly authorizer: Authorizer
  /** Null: nothing is noted, and noting nothing costs nothing. */
  audit: AuditLog | null = null
  /** Told when requests have to wait for one another. */
  onPressure: (level: PriorityLevel, counters: LevelCounters) => void = () => undefined
  private authenticator!: Authenticator
  private fairness!: Fairness
  private readonly passages = new WeakMap<AuthorizedRequest, Passage>()

  constructor(
    readonly kernel: Kernel,
    readonly view: ServerView,
  ) {
    this.authority = new CertificateAuthority(kernel.seed)
    this.issuer = new TokenIssuer(kernel.seed)
    this.authorizer = unionOf([privilegedGroup, new NodeAuthorizer(view), new RbacAuthorizer(view)])
    this.launch()
  }

  /** A server that starts anew remembers nobody, and nobody sits in it. */
  launch(): void {
    this.authenticator = new Authenticator(this.view, this.authority, this.issuer)
    this.fairness = new Fairness(this.kernel, (level, counters) => { this.onPressure(level, counters) }) // prettier-ignore
  }

  open(request: ApiRequest): Passage {
    return new Passage(this, request)
  }

  authenticate(request: ApiRequest): UserInfo {
    return this.authenticator.authenticate(request.credentials)
  }

  tryEnter(user: UserInfo, request: ApiRequest): Seat | null {
    return this.fairness.tryEnter(user, request)
  }

  waitForSeat(user: UserInfo, request: ApiRequest): Task<Seat> {
    return this.fairness.wait(user, request)
  }

  /** Which passage a request came by, for what its later stages want noted. */
  remember(request: AuthorizedRequest, passage: Passage): void {
    if (this.audit) this.passages.set(request, passage)
  }

  /** A request goes on in another form: what its stages want noted still belongs to its passage. */
  continueAs(request: AuthorizedRequest, next: AuthorizedRequest): void {
    const passage = this.passages.get(request)
    if (passage) this.passages.set(next, passage)
  }

  annotate(request: AuthorizedRequest, key: string, value: string): void {
    this.passages.get(request)?.annotate(key, value)
  }
}

/** One request at the gate, from its arrival to its answer. */
export class Passage {
  private user: UserInfo | null = null
  private actsAs: UserInfo | null = null
  private seat: Seat | null = null
  private annotations: Record<string, string> | null = null
  private readonly receivedMs: number

  constructor(
    private readonly gate: Gate,
    private readonly request: ApiRequest,
  ) {
    this.receivedMs = gate.kernel.now
  }

  /** Lets the request in at once, or says null when it has to wait for a seat; throws the refusal. */
  enter(): AuthorizedRequest | null {
    const user = this.identify()
    this.seat = this.gate.tryEnter(user, this.request)
    return this.seat && this.authorize(user)
  }

  /** Waits for a seat, and goes on. */
  *wait(): Task<AuthorizedRequest> {
    const user = this.identify()
    this.seat = yield* this.gate.waitForSeat(user, this.request)
    return this.authorize(user)
  }

  /** A watch lasts, so it takes no seat from those who only ask once. */
  enterWatch(): AuthorizedRequest {
    return this.authorize(this.identify())
  }

  /** The request is answered: its seat is free, and the log gets its note. */
  close({ code, body }: Pick<ApiResponse, 'code' | 'body'>): void {
    this.seat?.leave()
    const { audit, kernel } = this.gate
    if (!audit || !isAudited(this.request, this.user)) return
    const { reason = '', message = '' } = code >= 400 ? (body as { reason?: string; message?: string }) : {}
    const { request, user, actsAs: impersonated, receivedMs } = this
    const annotations = this.annotations ?? {}
    audit.add({ request, user, impersonated, receivedMs, finishedMs: kernel.now, code, reason, message, annotations })
  }

  annotate(key: string, value: string): void {
    this.annotations = { ...this.annotations, [key]: value }
  }

  /** Who asks, or whom they are allowed to stand for. */
  private identify(): UserInfo {
    const { gate, request } = this
    this.user ??= gate.authenticate(request)
    if (!request.impersonate) return this.user
    this.actsAs ??= impersonated(request.impersonate, attributesOf(this.user, request), gate.authorizer)
    return this.actsAs
  }

  private authorize(user: UserInfo): AuthorizedRequest {
    const { gate, request } = this
    // The first authorizer asks for no more than the groups: no need to spell out what is asked.
    if (gate.audit || !user.groups.includes(MASTERS)) this.askAuthorizer(user)
    const authorized = { ...request, user }
    gate.remember(authorized, this)
    return authorized
  }

  private askAuthorizer(user: UserInfo): void {
    const { gate, request } = this
    const attributes = attributesOf(user, request)
    const { allowed, reason } = gate.authorizer.authorize(attributes)
    if (gate.audit) {
      this.annotate('authorization.k8s.io/decision', allowed ? 'allow' : 'forbid')
      this.annotate('authorization.k8s.io/reason', reason)
    }
    if (!allowed) throw forbiddenBy(attributes, reason)
  }
}
