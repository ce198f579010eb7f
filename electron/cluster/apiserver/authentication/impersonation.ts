/** To be treated as somebody else, one must be allowed to be that somebody: name, groups and all. */
// Models: k8s.io/apiserver/pkg/endpoints/filters/impersonation/{constrained_impersonation.go,mode.go}
// Simplified: the mode for agents that act as their own node is left out, and nothing is cached.
import type { Attributes } from '../authorization/attributes'
import { resourceAttributes } from '../authorization/attributes'
import { MASTERS, type Authorizer } from '../authorization/authorizer'
import { forbiddenBy } from '../authorization/forbidden'
import type { Impersonation, UserInfo } from '../credentials'
import {
  ANONYMOUS,
  AUTHENTICATED,
  serviceAccountGroups,
  splitServiceAccountUser,
  UNAUTHENTICATED,
} from './service-account-user'

const AUTHENTICATION_GROUP = 'authentication.k8s.io'
const NODE_PREFIX = 'system:node:'

/** One way of being allowed to: `impersonate` whatever for, or the newer verbs that say for what. */
interface Mode {
  /** '' for the old way. */
  readonly name: 'arbitrary-node' | 'serviceaccount' | 'user-info' | ''
  readonly verb: string
}

const OLD_WAY: Mode = { name: '', verb: 'impersonate' }

/** The user that the request goes on as; throws the refusal of the first way that might have allowed it. */
export function impersonated(wanted: Impersonation, attributes: Attributes, authorizer: Authorizer): UserInfo {
  let firstRefusal: unknown = null
  for (const mode of [modeFor(wanted), OLD_WAY]) {
    try {
      if (mode.name !== '') check({ ...attributes, verb: `impersonate-on:${mode.name}:${attributes.verb}` }, authorizer)
      return asWanted(wanted, mode, attributes.user, authorizer)
    } catch (refusal) {
      firstRefusal ??= refusal
    }
  }
  throw firstRefusal
}

/** Nodes and ServiceAccounts have ways of their own, as long as nothing but the name is asked for. */
function modeFor({ user, groups = [], uid = '', extra = {} }: Impersonation): Mode {
  const isNameAlone = groups.length === 0 && uid === '' && Object.keys(extra).length === 0
  if (isNameAlone && user.startsWith(NODE_PREFIX)) return { name: 'arbitrary-node', verb: 'impersonate:arbitrary-node' }
  if (isNameAlone && splitServiceAccountUser(user))
    return { name: 'serviceaccount', verb: 'impersonate:serviceaccount' }
  return { name: 'user-info', verb: 'impersonate:user-info' }
}

function asWanted(wanted: Impersonation, mode: Mode, requestor: UserInfo, authorizer: Authorizer): UserInfo {
  const { user, groups = [], uid = '', extra = {} } = wanted
  const ask = (apiGroup: string, resource: string, name: string, subresource = '', namespace = ''): void => {
    check(resourceAttributes(requestor, mode.verb, { apiGroup, apiVersion: 'v1', resource, subresource, namespace, name }), authorizer) // prettier-ignore
  }
  const home = mode === OLD_WAY ? '' : AUTHENTICATION_GROUP
  const account = splitServiceAccountUser(user)
  if (account) ask(home, 'serviceaccounts', account.name, '', account.namespace)
  else if (mode.name === 'arbitrary-node') ask(home, 'nodes', user.slice(NODE_PREFIX.length))
  else ask(home, 'users', user)
  if (uid !== '') ask(AUTHENTICATION_GROUP, 'uids', uid)
  for (const group of groups) {
    if (mode !== OLD_WAY && group === MASTERS)
      throw forbiddenBy(resourceAttributes(requestor, mode.verb, { apiGroup: home, resource: 'groups', name: group }), 'impersonating the system:masters group is not allowed') // prettier-ignore
    ask(home, 'groups', group)
  }
  for (const [key, values] of Object.entries(extra))
    for (const value of values) ask(AUTHENTICATION_GROUP, 'userextras', value, key)
  return { name: user, groups: groupsOfImpersonated(wanted, mode), ...(uid && { uid }), ...(Object.keys(extra).length > 0 && { extra }) } // prettier-ignore
}

/** The groups that come with the name, unless others are asked for; and whoever is somebody is authenticated. */
function groupsOfImpersonated({ user, groups = [] }: Impersonation, mode: Mode): readonly string[] {
  const account = splitServiceAccountUser(user)
  const own = mode.name === 'arbitrary-node' ? ['system:nodes'] : account ? serviceAccountGroups(account.namespace) : []
  const asked = groups.length > 0 ? groups : own
  const everybody = user === ANONYMOUS.name ? UNAUTHENTICATED : asked.includes(UNAUTHENTICATED) ? '' : AUTHENTICATED
  return everybody === '' || asked.includes(everybody) ? asked : [...asked, everybody]
}

function check(attributes: Attributes, authorizer: Authorizer): void {
  const { allowed, reason } = authorizer.authorize(attributes)
  if (!allowed) throw forbiddenBy(attributes, reason)
}
