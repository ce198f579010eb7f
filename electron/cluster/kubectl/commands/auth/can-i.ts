/** `kubectl auth can-i`: the API server is asked, as it would ask itself. */
// Models: k8s.io/kubectl/pkg/cmd/auth/cani.go
import type { ApiObject, PolicyRule, ResourceInfo } from '../../../../contract/api'
import type { Task } from '../../../kernel/task'
import { ALL_NAMESPACES } from '../../shared-flags'
import type { Command, Invocation } from '../../command'
import { compactRules } from '../../describers/policy-rules'
import { CommandExit, KubectlError, usageError } from '../../failure'
import { findResource } from '../../discovery/rest-mapper'
import { alignLines } from '../../printers/table'

const API = 'authorization.k8s.io/v1'
const KNOWN_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'use', 'bind', 'impersonate', '*', 'approve', 'sign', 'escalate', 'attest'] // prettier-ignore
const NON_RESOURCE_VERBS = ['get', 'put', 'post', 'head', 'options', 'delete', 'patch', '*']

export const canI: Command = {
  name: 'can-i',
  summary: 'Check whether an action is allowed',
  usage: 'VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  completes: 'kinds',
  flags: {
    ...ALL_NAMESPACES,
    list: { kind: 'bool', help: 'If true, prints all allowed actions' },
    quiet: { kind: 'bool', short: 'q', help: 'If true, suppress output and just return the exit code' },
    subresource: { kind: 'string', help: 'SubResource such as pod/log or deployment/scale' },
    'no-headers': { kind: 'bool', help: 'If true, prints allowed actions without headers' },
  },
  *run(invocation) {
    const { args, flags, path, context } = invocation
    if (flags.bool('list')) {
      if (args.length > 0) throw new KubectlError('list option must be specified with no arguments')
      return yield* list(invocation)
    }
    const [verb, target, ...others] = args
    if (verb === undefined || target === undefined || others.length > 0)
      throw usageError('you must specify two arguments: verb resource or verb resource/resourceName.', path)
    const body = {
      apiVersion: API,
      kind: 'SelfSubjectAccessReview',
      metadata: {},
      spec: yield* specOf(verb, target, invocation),
    }
    const review = yield* post('selfsubjectaccessreviews', body, invocation)
    const { allowed = false, reason, evaluationError } = (review as { readonly status?: ReviewStatus }).status ?? {}
    const text = `${allowed ? 'yes' : 'no'}${reason && !allowed ? ` - ${reason}` : ''}${evaluationError ? ` - ${evaluationError}` : ''}`
    if (!flags.bool('quiet')) context.out(`${text}\n`)
    if (!allowed) throw new CommandExit(1)
    return 0
  },
}

interface ReviewStatus {
  readonly allowed?: boolean
  readonly reason?: string
  readonly evaluationError?: string
}

function* post(resource: string, body: object, { context, mapper }: Invocation): Task<ApiObject> {
  const info = yield* mapper.named(`${resource}.authorization.k8s.io`)
  return yield* context.client.createIn(info, '', body)
}

function* specOf(verb: string, target: string, invocation: Invocation): Task<object> {
  const { context, flags, mapper, namespace } = invocation
  if (target.startsWith('/')) {
    if (flags.changed('subresource')) throw new KubectlError('--subresource can not be used with NonResourceURL')
    if (!NON_RESOURCE_VERBS.includes(verb)) context.err(`Warning: verb '${verb}' is not a known verb\n`)
    return { nonResourceAttributes: { path: target, verb } }
  }
  const [type = '', name] = target.split('/')
  const info = type === '*' ? undefined : findResource(yield* mapper.all(), type)
  warnings(verb, type, info, invocation)
  const [resource = '', ...group] = type.split('.')
  const subresource = flags.string('subresource')
  const isEverywhere = flags.bool('all-namespaces') || (info && !info.namespaced)
  return {
    resourceAttributes: {
      ...(isEverywhere ? {} : { namespace }),
      verb,
      group: info?.group ?? (type === '*' ? '*' : group.join('.')),
      resource: info?.resource ?? resource,
      ...(subresource && { subresource }),
      ...(name && { name }),
    },
  }
}

function warnings(
  verb: string,
  type: string,
  info: ResourceInfo | undefined,
  { context, flags, namespace }: Invocation,
): void {
  if (!KNOWN_VERBS.includes(verb)) context.err(`Warning: verb '${verb}' is not a known verb\n\n`)
  if (type === '*') return
  if (!info) context.err(`Warning: the server doesn't have a resource type '${type}'\n\n`)
  else if (!info.namespaced && !flags.bool('all-namespaces') && namespace !== '')
    context.err(
      `Warning: resource '${info.resource}' is not namespace scoped${info.group ? ` in group '${info.group}'` : ''}\n\n`,
    )
}

function* list(invocation: Invocation): Task<number> {
  const { context, flags, namespace } = invocation
  const body = { apiVersion: API, kind: 'SelfSubjectRulesReview', metadata: {}, spec: { namespace } }
  const review = yield* post('selfsubjectrulesreviews', body, invocation)
  const { resourceRules = [], nonResourceRules = [], evaluationError, incomplete } = (review as { readonly status?: RulesStatus }).status ?? {} // prettier-ignore
  if (incomplete) context.err(`Warning: the list may be incomplete: ${evaluationError ?? ''}\n`)
  const rows = compactRules([...resourceRules, ...nonResourceRules]).map(rowOf)
  const header = 'Resources\tNon-Resource URLs\tResource Names\tVerbs'
  context.out(alignLines(flags.bool('no-headers') ? rows : [header, ...rows]))
  return 0
}

interface RulesStatus {
  readonly resourceRules?: readonly PolicyRule[]
  readonly nonResourceRules?: readonly PolicyRule[]
  readonly evaluationError?: string
  readonly incomplete?: boolean
}

function rowOf({
  resources = [],
  apiGroups = [],
  nonResourceURLs = [],
  resourceNames = [],
  verbs,
}: PolicyRule): string {
  const [resource = '', subresource] = (resources[0] ?? '').split('/')
  const group = apiGroups[0] ? `.${apiGroups[0]}` : ''
  const shown = `${resource}${resource ? group : ''}${subresource ? `/${subresource}` : ''}`
  return [shown, ...[nonResourceURLs, resourceNames, verbs].map((items) => `[${items.join(' ')}]`)].join('\t')
}
