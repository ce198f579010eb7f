/** What `kubectl create KIND` commands have in common: an object from flags, and its way to the server. */
// Models: k8s.io/kubectl/pkg/cmd/create
import { ApiError, resourceOfObject, type ApiObject } from '../../../../contract/api'
import type { Task } from '../../../kernel/task'
import type { Invocation } from '../../command'
import { KubectlError, usageError } from '../../failure'
import type { FlagTable } from '../../flags'
import { withSavedConfig } from '../../last-applied'
import { DRY_RUN, fieldManager, OUTPUT, SAVE_CONFIG, VALIDATE } from '../../shared-flags'
import { Reporter, writeQuery } from '../../writes'

export const CREATE_FLAGS: FlagTable = {
  ...OUTPUT,
  ...DRY_RUN,
  ...SAVE_CONFIG,
  ...VALIDATE,
  ...fieldManager('kubectl-create'),
}

export function nameFrom({ args, path }: Invocation): string {
  const [name, ...others] = args
  if (name === undefined || others.length > 0)
    throw usageError(`exactly one NAME is required, got ${args.length}`, path)
  return name
}

export type Labels = Readonly<Record<string, string>>

export interface NewMetadata {
  readonly name: string
  readonly namespace?: string
  readonly labels?: Labels
  readonly annotations?: Labels
  readonly ownerReferences?: readonly object[]
}

export function draftOf(apiVersion: string, kind: string, metadata: NewMetadata, rest: object = {}): ApiObject {
  return { apiVersion, kind, metadata, ...rest } as unknown as ApiObject
}

/** Sends a new object and tells of it. `what` names it where a refusal is said to be one of creating. */
export function* createFrom(draft: ApiObject, what: string | null, invocation: Invocation): Task<number> {
  const { context, flags, mapper } = invocation
  const reporter = new Reporter(invocation)
  // Without a server to ask, what every server has will do.
  const info = (reporter.dryRun === 'client' ? resourceOfObject(draft) : undefined) ?? (yield* mapper.ofObject(draft))
  if (!info)
    throw new KubectlError(
      `no matches for kind ${JSON.stringify(draft.kind)} in version ${JSON.stringify(draft.apiVersion)}`,
    )
  const body = withSavedConfig(draft, flags.bool('save-config'))
  const place = info.namespaced ? (body.metadata.namespace ?? '') : ''
  try {
    const created = reporter.dryRun === 'client' ? asPrinted(body, invocation) : yield* context.client.createIn(info, place, body, writeQuery(invocation)) // prettier-ignore
    reporter.done({ info, object: created }, 'created')
  } catch (error) {
    throw what === null ? error : failedToCreate(what, error)
  }
  return 0
}

/** The namespace stands in what is only printed when it was asked for by name, not when it was taken for granted. */
function asPrinted(body: ApiObject, { flags }: Invocation): ApiObject {
  if (flags.changed('namespace')) return body
  const metadata = { ...body.metadata }
  Reflect.deleteProperty(metadata, 'namespace')
  return { ...body, metadata }
}

/** Generators say once more what failed; who cannot be reached or does not know the caller says so himself. */
function failedToCreate(what: string, error: unknown): unknown {
  const saysItself = ['ConnectionRefused', 'Unauthorized']
  if (!(error instanceof ApiError) || saysItself.includes(error.reason)) return error
  return new KubectlError(`failed to create ${what}: ${error.message}`)
}
