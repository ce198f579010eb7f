/** Which objects a command line names: `pods`, `pod web-1 web-2`, `deploy/web svc/web`, `-l app=web`, `all`. */
// Models: k8s.io/cli-runtime/pkg/resource: Builder, ResourceTypeOrNameArgs, Visitor
import { apiVersionOf, failure, isApiError, RESOURCES, type ApiObject, type ResourceInfo } from '../../contract/api'
import type { RequestQuery } from '../client/request-types'
import type { Task } from '../kernel/task'
import type { Address } from './client/kubectl-client'
import type { Invocation } from './command'
import { KubectlError } from './failure'

/** Names of one kind, or (with none) its collection. */
export interface Wanted {
  readonly info: ResourceInfo
  readonly names: readonly string[]
  /** Where a file puts them; otherwise where the command line looks. */
  readonly namespace?: string | undefined
}

/** An object together with the row of discovery that serves it. */
export interface Found {
  readonly info: ResourceInfo
  readonly object: ApiObject
  /** The file it came from. */
  readonly source?: string
}

const MIXED =
  "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'"

export function* wantedOf(args: readonly string[], { mapper }: Pick<Invocation, 'mapper'>): Task<readonly Wanted[]> {
  const withSlash = args.filter((arg) => arg.includes('/'))
  if (withSlash.length === 0) {
    const [types = '', ...names] = args
    return (yield* mapper.namedAll(types)).map((info) => ({ info, names }))
  }
  if (withSlash.length < args.length) throw new KubectlError(MIXED)
  const wanted: Wanted[] = []
  for (const arg of args) {
    const [type, name] = typeAndName(arg)
    wanted.push({ info: yield* mapper.named(type), names: [name] })
  }
  return wanted
}

function typeAndName(arg: string): readonly [string, string] {
  const [type = '', name = '', ...others] = arg.split('/')
  if (type === '' || name === '' || others.length > 0)
    throw new KubectlError('arguments in resource/name form must have a single resource and name')
  return [type, name]
}

export function namespaceFor(info: ResourceInfo, { namespace, flags }: Invocation): string {
  return !info.namespaced || flags.bool('all-namespaces') ? '' : namespace
}

export function queryOf({ flags }: Invocation): RequestQuery {
  const [labelSelector, fieldSelector] = [flags.string('selector'), flags.string('field-selector')]
  return { ...(labelSelector && { labelSelector }), ...(fieldSelector && { fieldSelector }) }
}

/** Asks for everything that is wanted; what could not be had is collected, and the rest goes on. */
export function findAllWanted(wanted: readonly Wanted[], invocation: Invocation): Task<Answers<Found>> {
  return askForAll(wanted, (info) => listOf(info, invocation), (address) => oneOf(address, invocation), invocation) // prettier-ignore
}

export interface Answers<T> {
  readonly found: readonly T[]
  readonly errors: readonly unknown[]
}

export function* askForAll<T>(
  wanted: readonly Wanted[],
  list: (info: ResourceInfo) => Task<readonly T[]>,
  one: (address: Address) => Task<readonly T[]>,
  invocation: Invocation,
): Task<Answers<T>> {
  const found: T[] = []
  const errors: unknown[] = []
  const attempt = function* (task: Task<readonly T[]>): Task {
    try {
      found.push(...(yield* task))
    } catch (error) {
      errors.push(error)
    }
  }
  for (const { info, names, namespace = namespaceFor(info, invocation) } of wanted) {
    if (names.length === 0) yield* attempt(listed(info, list(info)))
    for (const name of names) yield* attempt(one({ info, namespace, name }))
  }
  return { found, errors }
}

/** Kinds that this release has; where a group has none of them, nobody but a definition serves it. */
const OWN_GROUPS: ReadonlySet<string> = new Set(RESOURCES.map(({ group }) => group))

/** What cannot be listed is named, as discovery has it: the answer of a path that nobody serves does not say. */
// Models: k8s.io/cli-runtime/pkg/resource/selector.go: Visit; client-go's words for a 404 that is no Status
function* listed<T>(info: ResourceInfo, list: Task<readonly T[]>): Task<readonly T[]> {
  try {
    return yield* list
  } catch (error) {
    if (!isApiError(error, 'NotFound')) throw error
    const { group, version, resource } = info
    const where = OWN_GROUPS.has(group) ? '' : ` (get ${resource}.${group})`
    const what = `${group === '' ? '' : `${group}/`}${version}, Resource=${resource}`
    throw failure(error.code, error.reason, `Unable to list ${JSON.stringify(what)}: ${error.message}${where}`)
  }
}

export function* oneOf(address: Address, invocation: Invocation): Task<readonly Found[]> {
  refuseSelector(invocation)
  const subresource = invocation.flags.string('subresource')
  return [{ info: address.info, object: yield* invocation.context.client.getOne(address, {}, subresource) }]
}

/** A name and a selector say two things at once. */
export function refuseSelector(invocation: Invocation): void {
  if (queryOf(invocation).labelSelector) throw new KubectlError('name cannot be provided when a selector is specified')
}

/** Long lists come in parts of `--chunk-size`. */
export function* listOf(info: ResourceInfo, invocation: Invocation, query: RequestQuery = {}): Task<readonly Found[]> {
  const found: Found[] = []
  const whole = { ...queryOf(invocation), ...chunkOf(invocation), ...query }
  for (let more: RequestQuery = {}; ;) {
    const list = yield* invocation.context.client.listOf(info, namespaceFor(info, invocation), { ...whole, ...more })
    found.push(...list.items.map((object) => ({ info, object: withKind(object, info) })))
    if (!list.metadata.continue) return found
    more = { continue: list.metadata.continue }
  }
}

export function chunkOf({ flags }: Invocation): RequestQuery {
  const size = flags.has('chunk-size') ? flags.int('chunk-size') : 0
  return size > 0 ? { limit: size } : {}
}

/** Items of a list do not always say what they are. */
function withKind(object: ApiObject, info: ResourceInfo): ApiObject {
  return object.kind ? object : { ...object, apiVersion: apiVersionOf(info), kind: info.kind }
}

/** Where an object is. */
export function addressOf({ info, object }: Found, invocation: Invocation): Address {
  const namespace = info.namespaced ? object.metadata.namespace || invocation.namespace : ''
  return { info, namespace, name: object.metadata.name }
}
