/** Whatever is asked by whomever: nothing changes without a permission, no stage is skipped, and the server never breaks. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuditLog } from '../../../../electron/cluster/apiserver/audit/audit-log'
import type { Credentials, Verb } from '../../../../electron/cluster/apiserver/request'
import type { RequestTarget } from '../../../../electron/cluster/client/client'
import {
  apiVersionOf,
  RESOURCES,
  type ApiObject,
  type PolicyRule,
  type ResourceInfo,
} from '../../../../electron/contract/api'
import { ControlPlane } from '../../../support/control-plane'
import { runs } from '../../../support/runs'

/** What each may do in the namespace `class`, as one line a rule: verbs, groups, resources, names. */
const RULES: Readonly<Record<string, readonly PolicyRule[]>> = {
  asha: [
    rule('* | | pods,pods/log,pods/status,pods/eviction,pods/binding,configmaps,secrets,services'),
    rule('* | apps | deployments,deployments/scale,statefulsets'),
  ],
  ravi: [rule('get,list | | configmaps,pods'), rule('get | | secrets | open')],
  ci: [rule('create,patch,update | apps | deployments'), rule('delete | batch | jobs | x')],
}

function rule(text: string): PolicyRule {
  const [verbs = '', group = '', resources = '', names = ''] = text.split('|').map((part) => part.trim())
  return {
    verbs: verbs.split(','),
    apiGroups: [group],
    resources: resources.split(','),
    ...(names && { resourceNames: names.split(',') }),
  }
}

/** The words of RBAC, in the plainest code: one rule that fits is enough. */
function mayDo(user: string, verb: Verb, info: ResourceInfo, target: RequestTarget): boolean {
  if (user === 'admin') return true
  if (target.namespace !== 'class') return false
  const resource = target.subresource ? `${info.resource}/${target.subresource}` : info.resource
  return (RULES[user] ?? []).some(
    (each) =>
      (each.verbs.includes('*') || each.verbs.includes(verb)) &&
      each.apiGroups!.includes(info.group) &&
      each.resources!.includes(resource) &&
      (!each.resourceNames || each.resourceNames.includes(target.name ?? '')),
  )
}

class School {
  readonly plane = new ControlPlane()
  readonly audit = new AuditLog(100_000)
  private readonly credentials: Readonly<Record<string, Credentials>>

  constructor() {
    const { plane } = this
    const make = (object: object): ApiObject => plane.run(plane.client.create(object as never))
    for (const name of ['class', 'other']) {
      make({ apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {} })
      make({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } })
    }
    for (const [name, rules] of Object.entries(RULES)) {
      const metadata = { name, namespace: 'class' }
      const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name }
      make({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules })
      make({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata, roleRef, subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name }] }) // prettier-ignore
    }
    this.credentials = {
      admin: plane.certificate('kubernetes-admin', 'system:masters'),
      ...Object.fromEntries(Object.keys(RULES).map((name) => [name, plane.certificate(name)])),
      nobody: { type: 'anonymous' },
      forger: { type: 'token', token: 'e30.e30.forged' },
    }
    plane.apiServer.gate.audit = this.audit
  }

  ask(user: string, verb: Verb, target: RequestTarget): number {
    const { plane } = this
    const client = plane.clientOf({ credentials: this.credentials[user]! })
    return plane.run(client.send(client.compose(verb, target))).code
  }
}

const chosen = RESOURCES.filter(({ definition }) => !['Event', 'EventsV1Event', 'Lease'].includes(definition))
const targets = fc
  .record({
    resource: fc.oneof(
      fc.constantFrom(
        ...chosen.filter(({ resource }) => /^(pods|configmaps|secrets|services|deployments|jobs)$/.test(resource)),
      ),
      fc.constantFrom(...chosen),
    ),
    namespace: fc.constantFrom('class', 'class', 'class', 'class', 'other', 'nowhere', ''),
    name: fc.constantFrom('', 'x', 'open', 'asha', 'class'),
    door: fc.constantFrom(
      ...Array<string>(20).fill(''),
      'status',
      'scale',
      'binding',
      'eviction',
      'log',
      'token',
      'finalize',
      'nope',
    ),
    patchType: fc.constantFrom('strategic' as const, 'merge' as const, 'json' as const, 'apply' as const),
    dryRun: fc.constantFrom(false, false, false, true),
  })
  .chain(({ resource, door, patchType, dryRun, ...rest }) =>
    bodyOf(resource).map((body): RequestTarget & { resource: ResourceInfo } => ({
      ...rest,
      resource,
      subresource: door,
      query: { patchType, dryRun, fieldManager: 'test' },
      body,
    })),
  )

/** Bodies that are right, nearly right, and not right at all. */
function bodyOf(info: ResourceInfo): fc.Arbitrary<unknown> {
  const container = { name: 'app', image: 'nginx:1.27' }
  const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [container], restartPolicy: 'Always' } }
  const specs = fc.constantFrom<unknown>(
    template.spec,
    { replicas: 1, selector: { matchLabels: { app: 'x' } }, template },
    { ports: [{ port: 80 }] },
    { replicas: -1 },
    undefined,
    'spec',
  )
  const object = fc.record({ spec: specs, data: fc.constantFrom<unknown>(undefined, { a: '1' }, { a: 'YQ==' }, []) })
  const named = object.map((fields) => ({
    apiVersion: apiVersionOf(info),
    kind: info.kind,
    metadata: { name: 'x', labels: { app: 'x' } },
    ...fields,
    ...(info.group === 'rbac.authorization.k8s.io' && {
      rules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
    }),
  }))
  return fc.oneof(
    { weight: 4, arbitrary: named },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, [], 'x', {}, { metadata: null }) },
  )
}

/** What chance may miss in few rounds: something that succeeds. */
const SETTINGS = {
  resource: chosen.find(({ kind }) => kind === 'ConfigMap')!,
  namespace: 'class',
  name: '',
  subresource: '',
  query: { patchType: 'merge' as const, dryRun: false, fieldManager: 'test' },
  body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: '1' } },
}

const VERBS: readonly Verb[] = ['get', 'list', 'create', 'update', 'patch', 'delete', 'deletecollection']

describe('random requests by random users', () => {
  it('change nothing without the permission for it, and are always answered', () => {
    const codes = new Map<number, number>()
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('admin', 'admin', 'asha', 'asha', 'ravi', 'ci', 'nobody', 'forger'),
            fc.constantFrom(...VERBS),
            targets,
          ),
          { minLength: 1, maxLength: 60, size: 'max' },
        ),
        (requests) => {
          const school = new School()
          for (const [user, verb, drawn] of requests) {
            const target = { ...drawn, ...addressed(verb, drawn) }
            if (user === 'admin' && givesRights(target)) continue
            const before = school.plane.etcd.store.revision
            const noted = school.audit.records().length
            const code = school.ask(user, verb, target)
            codes.set(code, (codes.get(code) ?? 0) + 1)
            const isAllowed = mayDo(user, verb, target.resource, target)
            const hasChanged = school.plane.etcd.store.revision !== before
            expect(code, JSON.stringify([user, verb, target])).toBeLessThan(500)
            if (!isAllowed && !isOpenToAll(user, verb, target)) {
              expect([code, hasChanged], JSON.stringify([user, verb, target])).toEqual([
                user === 'forger' ? 401 : 403,
                false,
              ])
            }
            if (target.query?.dryRun || verb === 'get' || verb === 'list') expect(hasChanged).toBe(false)
            expectNoted(school.audit, noted, code, isAllowed || isOpenToAll(user, verb, target))
          }
        },
      ),
      { numRuns: runs(12, 500), examples: [[[['admin', 'create', SETTINGS]]]] },
    )
    for (const code of [200, 201, 400, 401, 403, 404]) expect([...codes.keys()]).toContain(code)
  })
})

/** The URL of a collection names no object, and neither does that of what is about to be made. */
function addressed(verb: Verb, target: RequestTarget): RequestTarget {
  const isCollection = verb === 'list' || verb === 'deletecollection' || (verb === 'create' && !target.subresource)
  return isCollection ? { ...target, name: '', ...(verb !== 'create' && { subresource: '' }) } : target
}

/** The administrator leaves the rules alone, or nobody could say any more who may do what. */
function givesRights({ resource }: RequestTarget): boolean {
  return resource!.group === 'rbac.authorization.k8s.io' || resource!.kind === 'Namespace'
}

/** Everybody who is somebody may ask about themselves. */
function isOpenToAll(user: string, verb: Verb, { resource, subresource }: RequestTarget): boolean {
  return (
    verb === 'create' &&
    subresource === '' &&
    user !== 'forger' &&
    user !== 'nobody' &&
    /^self/.test(resource!.resource)
  )
}

/** Every request stands in the audit log, with its answer and what authorization said. */
function expectNoted(audit: AuditLog, before: number, code: number, isAllowed: boolean): void {
  const added = audit.records().slice(before)
  expect(added.map((record) => record.code)).toEqual([code])
  const decision = added[0]!.annotations['authorization.k8s.io/decision']
  expect(decision).toBe(code === 401 ? undefined : isAllowed ? 'allow' : 'forbid')
}
