/** `--from-literal`, `--from-file` and `--from-env-file`: the keys of a ConfigMap or a Secret. */
// Models: k8s.io/kubectl/pkg/cmd/create/create_configmap.go, k8s.io/kubectl/pkg/cmd/util/env_file.go
import type { Invocation } from '../../command'
import { KubectlError } from '../../failure'
import type { FlagTable } from '../../flags'

export const KEY_VALUE_FLAGS: FlagTable = {
  'from-literal': { kind: 'list', help: 'A key and its value (key=value)' },
  'from-file': { kind: 'list', help: 'A file whose text becomes a value; its key is the name of the file, or what stands before =' },
  'from-env-file': { kind: 'list', help: 'A file with lines of key=value' },
  'append-hash': { kind: 'bool', help: 'Append a hash of the content to its name (not part of this simulation)' },
} // prettier-ignore

type Pair = readonly [key: string, value: string]

const KEY = /^[-._a-zA-Z0-9]+$/

export function keyValues(invocation: Invocation, what: string): Readonly<Record<string, string>> {
  const { flags } = invocation
  if (flags.bool('append-hash')) throw new KubectlError('--append-hash is not part of this simulation')
  if (flags.changed('from-env-file') && (flags.changed('from-file') || flags.changed('from-literal')))
    throw new KubectlError('from-env-file cannot be combined with from-file or from-literal')
  const data: Record<string, string> = {}
  for (const [key, value] of [...envFilePairs(invocation), ...filePairs(invocation), ...literalPairs(invocation)]) {
    if (!KEY.test(key))
      throw new KubectlError(
        `${JSON.stringify(key)} is not a valid key name for a ${what}: a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
      )
    if (Object.hasOwn(data, key))
      throw new KubectlError(
        `cannot add key ${JSON.stringify(key)}, another key by that name already exists in Data for ${what} ${JSON.stringify(invocation.args[0] ?? '')}`,
      )
    data[key] = value
  }
  return data
}

function literalPairs({ flags }: Invocation): readonly Pair[] {
  return flags.list('from-literal').map((pair) => {
    const equals = pair.indexOf('=')
    if (equals <= 0) throw new KubectlError(`invalid literal source ${pair}, expected key=value`)
    return [pair.slice(0, equals), pair.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2')] as const
  })
}

function filePairs(invocation: Invocation): readonly Pair[] {
  const { flags, context } = invocation
  return flags.list('from-file').flatMap((source): readonly Pair[] => {
    const equals = source.indexOf('=')
    const path = source.slice(equals + 1)
    const text = context.readFile(path)
    if (text !== undefined) return [[equals > 0 ? source.slice(0, equals) : baseName(path), text]]
    const inside = filesIn(path, context.listFiles())
    if (inside.length === 0 || equals > 0) throw new KubectlError(`error reading ${path}: no such file or directory`)
    return inside.map((each) => [baseName(each), context.readFile(each) ?? ''])
  })
}

/** The files of a folder, none of the folders in it. */
function filesIn(folder: string, files: readonly string[]): readonly string[] {
  const prefix = `${folder.replace(/^\.\//, '').replace(/\/+$/, '')}/`
  return files.filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function envFilePairs({ flags, context }: Invocation): readonly Pair[] {
  return flags.list('from-env-file').flatMap((path) => {
    const text = context.readFile(path)
    if (text === undefined) throw new KubectlError(`error reading ${path}: no such file or directory`)
    return text.split('\n').flatMap((line): readonly Pair[] => {
      const bare = line.trimStart().replace(/\r$/, '')
      if (bare === '' || bare.startsWith('#')) return []
      const equals = bare.indexOf('=')
      if (equals >= 0) return [[bare.slice(0, equals), bare.slice(equals + 1)]]
      const value = context.env?.[bare]
      return value === undefined ? [] : [[bare, value]]
    })
  })
}
