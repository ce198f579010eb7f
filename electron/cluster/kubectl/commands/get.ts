/** `kubectl get`. */
// Models: k8s.io/kubectl/pkg/cmd/get/get.go
import { ALL_NAMESPACES, FILENAME, OUTPUT, SELECTOR_FLAGS } from '../shared-flags'
import type { Task } from '../../kernel/task'
import type { Command, Invocation } from '../command'
import { KubectlError, throwCollected, usageError } from '../failure'
import { qualifiedSingular } from '../kinds'
import { readManifests } from '../manifest/files'
import { formatObjects } from '../output'
import { alignLines, tableLines, type TableOptions } from '../printers/table'
import { findAllWanted, wantedOf, type Found, type Wanted } from '../selection'
import { sortedBy } from '../sort-by'
import { findAllTables, type FoundTable } from '../tables'
import { getRaw } from './get-raw'
import { watchTable } from './get-watch'

export const get: Command = {
  name: 'get',
  summary: 'Display one or many resources',
  usage: '(TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...)',
  flags: {
    ...OUTPUT, ...SELECTOR_FLAGS, ...ALL_NAMESPACES, ...FILENAME,
    watch: { kind: 'bool', short: 'w', help: 'After listing the requested objects, watch for changes' },
    'watch-only': { kind: 'bool', help: 'Watch for changes without listing first' },
    'show-labels': { kind: 'bool', help: 'Show all labels as the last column' },
    'label-columns': { kind: 'list', short: 'L', help: 'Labels that are shown as columns' },
    'no-headers': { kind: 'bool', help: 'Do not print headers' },
    'sort-by': { kind: 'string', help: 'Sort by a JSONPath expression, such as .metadata.name' },
    'ignore-not-found': { kind: 'bool', help: 'Treat "not found" as a successful retrieval' },
    'show-kind': { kind: 'bool', help: 'List the resource type with each name' },
    raw: { kind: 'string', help: 'Raw URI to request from the server' },
    'request-timeout': { kind: 'duration', initial: '0', help: 'How long to wait for an answer, and to watch' },
  }, // prettier-ignore
  *run(invocation) {
    const { flags } = invocation
    if (flags.changed('raw')) return yield* getRaw(flags.string('raw'), invocation)
    const wanted = wantedHere(invocation)
    if (flags.bool('watch') || flags.bool('watch-only')) return yield* watchTable(wanted, invocation)
    const format = flags.string('output')
    const errors = yield* format === '' || format === 'wide'
      ? showTables(wanted, invocation)
      : showObjects(wanted, invocation)
    throwCollected(flags.bool('ignore-not-found') ? errors.filter((error) => !isNotFound(error)) : errors)
    return 0
  },
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'reason' in error && error.reason === 'NotFound'
}

function wantedHere(invocation: Invocation): readonly Wanted[] {
  const { args, flags, path, context } = invocation
  if (flags.list('filename').length > 0) {
    const { objects, errors } = readManifests(invocation)
    throwCollected(errors)
    return objects.map(({ info, object }) => ({ info, names: [object.metadata.name] }))
  }
  if (args.length === 0) {
    context.err(
      'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n',
    )
    throw usageError(
      'Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).',
      path,
    )
  }
  if (flags.bool('all-namespaces') && wantedOf(args).some(({ names }) => names.length > 0)) {
    throw new KubectlError('a resource cannot be retrieved by name across all namespaces')
  }
  return wantedOf(args)
}

function* showObjects(wanted: readonly Wanted[], invocation: Invocation): Task<readonly unknown[]> {
  const { context, flags } = invocation
  const { found, errors } = yield* findAllWanted(wanted, invocation)
  const sorted = flags.changed('sort-by') ? sortedBy(flags.string('sort-by'), found, ({ object }) => object) : found
  const isOne = wanted.length === 1 && wanted[0]!.names.length === 1
  if (sorted.length > 0 || (errors.length === 0 && !isOne))
    context.out(formatObjects(flags.string('output'), sorted, !isOne, flags.bool('no-headers')))
  return errors
}

function* showTables(wanted: readonly Wanted[], invocation: Invocation): Task<readonly unknown[]> {
  const { context, flags } = invocation
  const path = flags.changed('sort-by') ? flags.string('sort-by') : null
  const { found, errors } = yield* findAllTables(wanted, invocation, path === null ? 'Metadata' : 'Object')
  const filled = found.filter(({ table }) => table.rows.length > 0)
  const sorted = path === null ? filled : filled.map((each) => withSortedRows(each, path))
  if (sorted.length > 0) context.out(tablesOf(sorted, wanted, invocation))
  else if (errors.length === 0 && !flags.bool('ignore-not-found'))
    context.err(`No resources found${whereText(wanted, invocation)}\n`)
  return errors
}

function withSortedRows({ info, table }: FoundTable, path: string): FoundTable {
  return { info, table: { ...table, rows: sortedBy(path, table.rows, ({ object }) => object) } }
}

function whereText(wanted: readonly Wanted[], { namespace, flags }: Invocation): string {
  return flags.bool('all-namespaces') || !wanted.some(({ info }) => info.namespaced)
    ? ''
    : ` in ${namespace} namespace.`
}

/** A table a kind, with an empty line between two. */
function tablesOf(found: readonly FoundTable[], wanted: readonly Wanted[], invocation: Invocation): string {
  const groups: FoundTable[] = []
  for (const each of found) {
    const last = groups.at(-1)
    if (last?.info !== each.info) groups.push(each)
    else
      groups[groups.length - 1] = { ...last, table: { ...last.table, rows: [...last.table.rows, ...each.table.rows] } }
  }
  const isMixed =
    groups.length > 1 || new Set(wanted.map(({ info }) => info)).size > 1 || invocation.flags.bool('show-kind')
  return groups.map((group) => alignLines(tableLines(group.table, tableOptions(group, isMixed, invocation)))).join('\n')
}

export function tableOptions({ info }: Pick<Found, 'info'>, isMixed: boolean, { flags }: Invocation): TableOptions {
  return {
    wide: flags.string('output') === 'wide',
    withNamespace: flags.bool('all-namespaces') && info.namespaced,
    namePrefix: isMixed ? `${qualifiedSingular(info)}/` : '',
    showLabels: flags.bool('show-labels'),
    labelColumns: flags.list('label-columns').flatMap((keys) => keys.split(',')),
    noHeaders: flags.bool('no-headers'),
  }
}
