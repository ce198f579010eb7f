/** Which objects a command line names: `pods`, `pod web-1 web-2`, `deploy/web svc/web`, `-l app=web`, `all`. */
// Models: k8s.io/cli-runtime/pkg/resource: Builder, ResourceTypeOrNameArgs, Visitor
import { type ApiObject, type ResourceInfo, type Kind } from '../../contract/api'
import type { RequestQuery } from '../client/request-types'
import type { Task } from '../kernel/task'
import type { Invocation } from './command'
import { KubectlError } from './failure'
import { resourceNamed, resourcesNamed } from './kinds'

/** Names of one kind, or (with none) its collection. */
export interface Wanted {
  readonly info: ResourceInfo
  readonly names: readonly string[]
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

export function wantedOf(args: readonly string[]): readonly Wanted[] {
  const withSlash = args.filter((arg) => arg.includes('/'))
  if (withSlash.length === 0) return typeAndNames(args)
  if (withSlash.length < args.length) throw new KubectlError(MIXED)
  return args.map((arg) => {
    const [type = '', name = '', ...others] = arg.split('/')
    if (type === '' || name === '' || others.length > 0) {
      throw new KubectlError('arguments in resource/name form must have a single resource and name')
    }
    return { info: resourceNamed(type), names: [name] }
  })
}

function typeAndNames([types = '', ...names]: readonly string[]): readonly Wanted[] {
  return resourcesNamed(types).map((info) => ({ info, names }))
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
  return askForAll(wanted, (info) => listOf(info, invocation), (info, name) => oneOf(info, name, invocation)) // prettier-ignore
}

export interface Answers<T> {
  readonly found: readonly T[]
  readonly errors: readonly unknown[]
}

export function* askForAll<T>(
  wanted: readonly Wanted[],
  list: (info: ResourceInfo) => Task<readonly T[]>,
  one: (info: ResourceInfo, name: string) => Task<readonly T[]>,
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
  for (const { info, names } of wanted) {
    if (names.length === 0) yield* attempt(list(info))
    for (const name of names) yield* attempt(one(info, name))
  }
  return { found, errors }
}

export function* oneOf(info: ResourceInfo, name: string, invocation: Invocation): Task<readonly Found[]> {
  refuseSelector(invocation)
  const object = yield* invocation.context.client.get(info.kind as Kind, namespaceFor(info, invocation), name)
  return [{ info, object: object }]
}

/** A name and a selector say two things at once. */
export function refuseSelector(invocation: Invocation): void {
  if (queryOf(invocation).labelSelector) throw new KubectlError('name cannot be provided when a selector is specified')
}

export function* listOf(info: ResourceInfo, invocation: Invocation, query: RequestQuery = {}): Task<readonly Found[]> {
  const all = { ...queryOf(invocation), ...query }
  const list = yield* invocation.context.client.list(info.kind as Kind, namespaceFor(info, invocation), all)
  return (list.items as unknown as readonly ApiObject[]).map((object) => ({ info, object }))
}

/** Where an object lives, in messages: ` from default namespace`. */
export function placeText(info: ResourceInfo, object: ApiObject): string {
  return info.namespaced ? ` from ${object.metadata.namespace ?? ''} namespace` : ''
}
