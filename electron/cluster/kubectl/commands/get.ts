/** `kubectl get`. */
// Models: k8s.io/kubectl/pkg/cmd/get/get.go
import { ALL_NAMESPACES, CHUNK_SIZE, FILENAME, OUTPUT, SELECTOR_FLAGS, SUBRESOURCE } from '../shared-flags'
import type { Task } from '../../kernel/task'
import type { Command, Invocation } from '../command'
import { KubectlError, throwCollected, usageError } from '../failure'
import { qualifiedSingular } from '../kinds'
import { readManifests, wantedFrom } from '../manifest/files'
import { printableOf, printerOf, type ObjectPrinter } from '../output'
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
    ...OUTPUT, ...SELECTOR_FLAGS, ...ALL_NAMESPACES, ...FILENAME, ...CHUNK_SIZE, ...SUBRESOURCE,
    output: { ...OUTPUT['output']!, help: `${OUTPUT['output']!.help}, custom-columns=…, custom-columns-file=…, wide` },
    'output-watch-events': { kind: 'bool', help: 'Output watch event objects when --watch or --watch-only is used' },
    'server-print': { kind: 'bool', initial: 'true', help: 'If true, have the server print the tables' },
    watch: { kind: 'bool', short: 'w', help: 'After listing the requested objects, watch for changes' },
    'watch-only': { kind: 'bool', help: 'Watch for changes without listing first' },
    'show-labels': { kind: 'bool', help: 'Show all labels as the last column' },
    'label-columns': { kind: 'list', short: 'L', help: 'Labels that are shown as columns' },
    'no-headers': { kind: 'bool', help: 'Do not print headers' },
    'sort-by': { kind: 'string', help: 'Sort by a JSONPath expression, such as .metadata.name' },
    'ignore-not-found': { kind: 'bool', help: 'Treat "not found" as a successful retrieval' },
    'show-kind': { kind: 'bool', help: 'List the resource type with each name' },
    raw: { kind: 'string', help: 'Raw URI to request from the server' },
  }, // prettier-ignore
  *run(invocation) {
    const { flags } = invocation
    if (flags.changed('raw')) return yield* getRaw(flags.string('raw'), invocation)
    const printer = printerOf(invocation, true)
    const wanted = yield* wantedHere(invocation)
    if (flags.bool('watch') || flags.bool('watch-only')) return yield* watchTable(wanted, printer, invocation)
    const errors = yield* printer ? showObjects(wanted, printer, invocation) : showTables(wanted, invocation)
    throwCollected(flags.bool('ignore-not-found') ? errors.filter((error) => !isNotFound(error)) : errors)
    return 0
  },
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'reason' in error && error.reason === 'NotFound'
}

function* wantedHere(invocation: Invocation): Task<readonly Wanted[]> {
  const { args, flags, path, context } = invocation
  if (flags.list('filename').length > 0) {
    const { objects, errors } = yield* readManifests(invocation)
    throwCollected(errors)
    return objects.map(wantedFrom)
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
  const wanted = yield* wantedOf(args, invocation)
  if (flags.bool('all-namespaces') && wanted.some(({ names }) => names.length > 0))
    throw new KubectlError('a resource cannot be retrieved by name across all namespaces')
  return wanted
}

function* showObjects(
  wanted: readonly Wanted[],
  printer: ObjectPrinter,
  invocation: Invocation,
): Task<readonly unknown[]> {
  const { context, flags } = invocation
  const { found, errors } = yield* findAllWanted(wanted, invocation)
  const sorted = flags.changed('sort-by') ? sortedBy(flags.string('sort-by'), found, ({ object }) => object) : found
  const isOne = wanted.length === 1 && wanted[0]!.names.length === 1
  if (sorted.length > 0 || (errors.length === 0 && !isOne))
    printer(printableOf(sorted, !isOne, invocation), context.out)
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
