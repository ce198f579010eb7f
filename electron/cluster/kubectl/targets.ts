/** The objects that a command changes: named, selected, or read from files. */
import type { Task } from '../kernel/task'
import type { Invocation } from './command'
import { KubectlError } from './failure'
import { readManifests, wantedFrom } from './manifest/files'
import { findAllWanted, wantedOf, type Found } from './selection'

const NO_RESOURCES =
  "You must provide one or more resources by argument or filename.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'"

export interface Targets {
  readonly found: readonly Found[]
  readonly errors: readonly unknown[]
}

/** Reads each object as it is now, those of files too. */
export function* targetsOf(invocation: Invocation, args: readonly string[] = invocation.args): Task<Targets> {
  const { flags } = invocation
  if (flags.list('filename').length > 0) {
    const { objects, errors } = yield* readManifests(invocation)
    const wanted = objects.map(wantedFrom)
    const { found, errors: missing } = yield* findAllWanted(wanted, invocation)
    return { found, errors: [...errors, ...missing] }
  }
  if (args.length === 0) throw new KubectlError(NO_RESOURCES)
  const wanted = yield* wantedOf(args, invocation)
  const isSelective = flags.bool('all') || flags.changed('selector') || flags.changed('field-selector')
  if (!isSelective && wanted.some(({ names }) => names.length === 0))
    throw new KubectlError('resource(s) were provided, but no name was specified')
  return yield* findAllWanted(wanted, invocation)
}
