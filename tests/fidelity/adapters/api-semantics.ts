import { orderedPlugins } from '../../../electron/cluster/apiserver/admission/plugins'
import { unreachable } from '../../../electron/cluster/apiserver/admission/webhook/caller'
import { privilegedGroup } from '../../../electron/cluster/apiserver/authorization/authorizer'
import {
  beforeCreate,
  beforeUpdate,
  finalizersForDelete,
  generatedName,
  podGracePeriodSeconds,
  type Propagation,
  type RequestContext,
  STRATEGIES,
} from '../../../electron/cluster/apiserver/strategies'
import {
  type FieldError,
  type FieldErrorType,
  toInvalidStatus,
} from '../../../electron/cluster/apiserver/validation/field-error'
import {
  alreadyExists,
  type ApiError,
  conflict,
  type Deployment,
  forbidden,
  methodNotAllowed,
  notFound,
  type Pod,
  rbacForbidden,
  type ResourceRef,
  unauthorized,
} from '../../../electron/contract/api'
import { requestInfoOf } from '../../../electron/contract/api/request-info'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference } from '../compare'

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'
const CONTEXT: RequestContext = {
  now: '2024-01-01T00:00:00Z',
  uid: () => 'uid-1',
  randomSuffix: () => ALPHABET.slice(0, 5),
}

export const adapter: Adapter = {
  run(given) {
    switch (given.fn) {
      case 'apiError': {
        const { code, reason, message } = apiError(given).status
        return { code, reason, message }
      }
      case 'deletePropagation':
        return deletePropagation(given)
      case 'podDeleteGrace':
        return podGracePeriodSeconds(completed(given.pod), given.requestedGracePeriodSeconds as number)
      case 'podGeneration':
        return podGeneration(given)
      case 'gatedConditionOnCreate':
        return STRATEGIES.Pod.prepareForCreate(completed(given.pod), CONTEXT).status?.conditions?.[0]
      case 'deploymentGeneration':
        return deploymentGeneration(given)
      case 'generateName':
        return generatedName(given.base as string, CONTEXT)
      case 'admissionOrderDefaultOn':
        return orderedPlugins({ authorizer: privilegedGroup, callWebhook: unreachable }).map(({ name }) => name)
      case 'requestInfo':
        return requestInfoOf(given.method as string, given.url as string)
      default:
        throw new UnknownFunction(given.fn)
    }
  },

  compare(actual, expected, given) {
    if (given.fn !== 'generateName') return difference(actual, expected)
    const { length, prefix, alphabet, suffixLength } = expected as {
      length: number
      prefix: string
      alphabet: string
      suffixLength: number
    }
    const name = actual as string
    const suffix = name.slice(-suffixLength)
    const isRight =
      name.length === length &&
      name.startsWith(prefix) &&
      Array.from(suffix).every((letter) => alphabet.includes(letter))
    return isRight ? undefined : `got ${name}`
  },
}

function resourceOf(given: Given): ResourceRef {
  const [resource = '', ...group] = (given.resource as string).split('.')
  return { resource, group: group.join('.') }
}

function apiError(given: Given): ApiError {
  const name = given.name as string
  switch (given.case) {
    case 'notFound':
      return notFound(resourceOf(given), name)
    case 'alreadyExists':
      return alreadyExists(resourceOf(given), name)
    case 'conflict':
      return conflict(resourceOf(given), name)
    case 'forbidden':
      return forbidden(resourceOf(given), name, given.why as string)
    case 'rbacForbidden': {
      const { user, verb, namespace } = given as Given & { user: string; verb: string; namespace: string | null }
      return rbacForbidden({
        ...resourceOf(given),
        group: given.apiGroup as string,
        user,
        verb,
        namespace: namespace ?? '',
        name,
      })
    }
    case 'invalid':
      return toInvalidStatus(given.kind as string, '', name, (given.errors as GivenError[]).map(fieldError))
    case 'unauthorized':
      return unauthorized()
    case 'methodNotAllowed':
      return methodNotAllowed(resourceOf(given), given.verb as string)
    default:
      throw new UnknownFunction(given.case)
  }
}

interface GivenError {
  readonly path: string
  readonly type: FieldErrorType
  readonly value?: unknown
  readonly detail: string
}

function fieldError({ path, type, value, detail }: GivenError): FieldError {
  return { type, field: path, badValue: value, detail }
}

function deletePropagation({ deleteOptions, defaultPolicy, finalizers }: Given): unknown {
  const policy = (deleteOptions as { propagationPolicy?: Propagation }).propagationPolicy
  const byDefault = defaultPolicy === 'orphan' ? 'Orphan' : 'Background'
  const left = [...finalizersForDelete(finalizers as string[], policy, byDefault)].sort()
  return { gone: left.length === 0, finalizers: left }
}

function completed(pod: unknown): Pod {
  const { metadata, spec, status } = pod as Partial<Pod>
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata },
    spec: { containers: [], ...spec },
    status,
  } as unknown as Pod
}

function podGeneration({ old, new: updated }: Given): number | undefined {
  const pod = completed(updated)
  const { Pod } = STRATEGIES
  if (old === null) return Pod.prepareForCreate(pod, CONTEXT).metadata.generation
  return Pod.prepareForUpdate(pod, completed(old), CONTEXT).metadata.generation
}

function deploymentGeneration({ oldSpec, newSpec, annotationsChanged, oldGeneration }: Given): number | undefined {
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image: 'nginx:1.29' }] },
  }
  const base = { selector: { matchLabels: { app: 'web' } }, template }
  const draft = (spec: unknown, annotations: object): Deployment =>
    STRATEGIES.Deployment.defaults({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'default', annotations },
      spec: { ...base, ...(spec as object) },
    } as unknown as Deployment)
  const created = beforeCreate(STRATEGIES.Deployment, 'apps', draft(oldSpec, {}), CONTEXT)
  const old = { ...created, metadata: { ...created.metadata, generation: oldGeneration as number } }
  const updated = draft(newSpec, annotationsChanged ? { changed: 'yes' } : {})
  return beforeUpdate(STRATEGIES.Deployment, 'apps', updated, old, CONTEXT).metadata.generation
}
