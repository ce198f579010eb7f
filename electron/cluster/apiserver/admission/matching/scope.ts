/** The names that expressions of admission may use, and what they stand for. */
// Models: k8s.io/apiserver/pkg/admission/plugin/cel/{activation,composition}.go
import type { ApiObject } from '../../../../contract/api'
import type { Scope } from '../../../cel/evaluator'
import { AuthorizerValue, type Ask } from '../../../cel/functions/authorizer'
import { fromJson } from '../../../cel/json'
import { Opaque, type CelValue } from '../../../cel/values'
import { resourceAttributes, pathAttributes } from '../../authorization/attributes'
import type { Authorizer } from '../../authorization/authorizer'
import type { UserInfo } from '../../credentials'
import type { AdmissionAttributes } from '../plugin'
import { nameOf } from '../refusal'
import { admissionRequest } from './admission-request'

export const NAMES = ['object', 'oldObject', 'request', 'namespaceObject', 'authorizer'] as const

/** Values are made when they are asked for. */
export function admissionScope(
  object: ApiObject | null,
  attributes: AdmissionAttributes,
  authorizer: Pick<Authorizer, 'authorize'>,
  more: Readonly<Record<string, () => CelValue>> = {},
): Scope {
  const { request, old, operation, view } = attributes
  const isDelete = operation === 'delete'
  const makers: Readonly<Record<string, () => CelValue>> = {
    object: () => fromJson(isDelete ? null : object),
    oldObject: () => fromJson(old),
    request: () => fromJson(admissionRequest(attributes, nameOf(request.name, object))),
    namespaceObject: () => fromJson(request.namespace === '' ? null : view.get('Namespace', '', request.namespace)),
    authorizer: () => new AuthorizerValue(askerFor(request.user, authorizer), requestResource(attributes, object)),
    ...more,
  }
  const made = new Map<string, CelValue>()
  return {
    valueOf(name) {
      if (!Object.hasOwn(makers, name)) return undefined
      if (!made.has(name)) made.set(name, makers[name]!())
      return made.get(name)
    },
  }
}

function requestResource({ request }: AdmissionAttributes, object: ApiObject | null): object {
  const { group, resource } = request.resource
  return {
    group,
    resource,
    subresource: request.subresource,
    namespace: request.namespace,
    name: nameOf(request.name, object),
  }
}

function askerFor(user: UserInfo, authorizer: Pick<Authorizer, 'authorize'>): Ask {
  return ({ serviceAccount, verb, path, group: apiGroup, resource, subresource, namespace, name }) => {
    const who = serviceAccount === '' ? user : serviceAccountUser(serviceAccount)
    const target = { apiGroup, apiVersion: '*', resource, subresource, namespace, name }
    return authorizer.authorize(path === '' ? resourceAttributes(who, verb, target) : pathAttributes(who, verb, path))
  }
}

function serviceAccountUser(account: string): UserInfo {
  const [namespace = '', name = ''] = account.split('/')
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated']
  return { name: `system:serviceaccount:${namespace}:${name}`, groups }
}

/** `variables.x`: each is computed when it is first asked for. */
export class Variables extends Opaque {
  readonly type = 'kubernetes.variables'
  private readonly made = new Map<string, CelValue>()

  constructor(private readonly makers: ReadonlyMap<string, () => CelValue>) {
    super()
  }

  override readonly field = (name: string): CelValue | undefined => {
    const maker = this.makers.get(name)
    if (maker && !this.made.has(name)) this.made.set(name, maker())
    return this.made.get(name)
  }

  override equals(other: Opaque): boolean {
    return other === this
  }
}
