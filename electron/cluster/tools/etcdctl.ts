/** `etcdctl`: looks into etcd itself, past the API server and all that it asks. */
// Models: etcdctl/ctlv3/command: get_command.go, printer_simple.go, printer_json.go
// Simplified: only looking, on the one member there is; values are the objects' JSON, where a real API server stores protobuf.
import { encodeBase64 } from '../../contract/text/base64'
import { parseFlags, type FlagTable } from '../kubectl/flags'
import { KubectlError } from '../kubectl/failure'

/** A key as it lies on etcd's disk. */
export interface RawKeyValue {
  readonly key: string
  readonly value: string
  readonly createRevision: number
  readonly modRevision: number
  readonly version: number
}

export interface EtcdDoor {
  /** False while no member runs. */
  readonly isListening: boolean
  readonly revision: number
  read(key: string): RawKeyValue | undefined
  /** In the order of their keys. */
  readPrefix(prefix: string): readonly RawKeyValue[]
}

interface Io {
  out(text: string): void
  err(text: string): void
}

const FLAGS: FlagTable = {
  prefix: { kind: 'bool', help: 'Get keys with matching prefix' },
  'keys-only': { kind: 'bool', help: 'Get only the keys' },
  'print-value-only': { kind: 'bool', help: 'Only write values when using the "simple" output format' },
  'count-only': { kind: 'bool', help: 'Get only the count' },
  limit: { kind: 'int', initial: '0', help: 'Maximum number of results' },
  'write-out': { kind: 'string', short: 'w', initial: 'simple', help: 'The output format: simple, fields, json' },
}

export const ETCDCTL_FLAGS: readonly string[] = Object.keys(FLAGS).map((name) => `--${name}`)

const USAGE =
  'etcdctl get KEY [--prefix] [--keys-only] [--print-value-only] [--count-only] [--limit N] [-w simple|fields|json]'

/** Returns the exit code. */
export function etcdctl(argv: readonly string[], door: EtcdDoor, io: Io): number {
  try {
    io.out(answer(argv, door))
    return 0
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    io.err(`Error: ${error.message}\n`)
    return 1
  }
}

function answer([command, ...words]: readonly string[], door: EtcdDoor): string {
  if (command === undefined || command === 'help' || command === '--help' || command === '-h')
    return `Usage:\n  ${USAGE}\n`
  if (command !== 'get') throw new KubectlError(`etcdctl ${command} is not part of this simulation; there is: ${USAGE}`)
  const { args, flags } = parseFlags(words, FLAGS)
  const [key] = args
  if (key === undefined || args.length > 1) throw new KubectlError('get command needs one argument as key')
  if (!door.isListening) throw new KubectlError('context deadline exceeded')
  const found = flags.bool('prefix') ? door.readPrefix(key) : [door.read(key)].filter((kv) => kv !== undefined)
  const limit = flags.int('limit')
  const shown = limit > 0 ? found.slice(0, limit) : found
  if (flags.bool('count-only')) return `${found.length}\n`
  switch (flags.string('write-out')) {
    case 'json':
      return jsonText(shown, found.length, door.revision, flags.bool('keys-only'))
    case 'fields':
      return fieldsText(shown, found.length, door.revision)
    case 'simple':
      return shown
        .map(({ key, value }) => simpleText(key, value, flags.bool('keys-only'), flags.bool('print-value-only')))
        .join('')
    default:
      throw new KubectlError(
        `unsupported output format ${JSON.stringify(flags.string('write-out'))}; there are: simple, fields, json`,
      )
  }
}

/** Without values an empty line stands in their place. */
function simpleText(key: string, value: string, isKeysOnly: boolean, isValueOnly: boolean): string {
  if (isValueOnly) return `${value}\n`
  return `${key}\n${isKeysOnly ? '' : value}\n`
}

function jsonText(kvs: readonly RawKeyValue[], count: number, revision: number, isKeysOnly: boolean): string {
  const rows = kvs.map(({ key, value, createRevision, modRevision, version }) => ({
    key: encodeBase64(key),
    create_revision: createRevision,
    mod_revision: modRevision,
    version,
    ...(!isKeysOnly && { value: encodeBase64(value) }),
  }))
  return `${JSON.stringify({ header: { revision }, ...(rows.length > 0 && { kvs: rows }), ...(count > 0 && { count }) })}\n`
}

function fieldsText(kvs: readonly RawKeyValue[], count: number, revision: number): string {
  const rows = kvs.map(({ key, value, createRevision, modRevision, version }) =>
    [
      `"Key" : ${JSON.stringify(key)}`,
      `"CreateRevision" : ${createRevision}`,
      `"ModRevision" : ${modRevision}`,
      `"Version" : ${version}`,
      `"Value" : ${JSON.stringify(value)}`,
      '"Lease" : 0',
    ].join('\n'),
  )
  return `${[`"Revision" : ${revision}`, ...rows, '"More" : false', `"Count" : ${count}`].join('\n')}\n`
}
