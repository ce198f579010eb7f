/** The objects of `-f`: files, folders of the home, and what was piped in. */
// Models: k8s.io/cli-runtime/pkg/resource: Builder.FilenameParam, mapper.go: infoForData
import { type ApiObject, type ResourceInfo } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { Invocation } from '../command'
import { KubectlError } from '../failure'
import type { Wanted } from '../selection'
import { isRecord, type PlainRecord } from '../../text/record'
import { parseDocuments } from './documents'

export interface ManifestObject {
  readonly info: ResourceInfo
  /** As the file has it, with the namespace filled in. */
  readonly object: ApiObject
  readonly source: string
}

/** The object in the cluster that a file speaks of. */
export function wantedFrom({ info, object }: ManifestObject): Wanted {
  return { info, names: [object.metadata.name], namespace: info.namespaced ? object.metadata.namespace : '' }
}

export interface Manifest {
  readonly objects: readonly ManifestObject[]
  readonly errors: readonly KubectlError[]
}

export function* readManifests(invocation: Invocation): Task<Manifest> {
  if (invocation.flags.changed('kustomize'))
    throw new KubectlError('kustomizations are not part of this simulation; apply the files with -f')
  const objects: ManifestObject[] = []
  const errors: KubectlError[] = []
  for (const { source, text } of invocation.flags.list('filename').flatMap((name) => textsOf(name, invocation))) {
    const documents = parseDocuments(text, source)
    for (const document of documents.objects) {
      try {
        objects.push(yield* mapped(document, source, invocation))
      } catch (error) {
        if (!(error instanceof KubectlError)) throw error
        errors.push(error)
      }
    }
    if (documents.error) errors.push(documents.error)
  }
  return { objects, errors }
}

interface SourceText {
  readonly source: string
  readonly text: string
}

function textsOf(name: string, { context, flags }: Invocation): readonly SourceText[] {
  if (name === '-') return [{ source: 'STDIN', text: context.stdin }]
  if (/^https?:\/\//.test(name))
    throw new KubectlError(`unable to read URL ${JSON.stringify(name)}: there is no network here`)
  const text = context.readFile(name)
  if (text !== undefined) return [{ source: name, text }]
  const inside = filesBelow(name, context.listFiles(), flags.bool('recursive'))
  if (inside.length === 0) throw new KubectlError(`the path ${JSON.stringify(name)} does not exist`)
  return inside.map((path) => ({ source: path, text: context.readFile(path) ?? '' }))
}

function filesBelow(folder: string, files: readonly string[], isRecursive: boolean): readonly string[] {
  const prefix = folder === '.' || folder === './' ? '' : folder.replace(/^\.\//, '').replace(/\/*$/, '/')
  return files.filter((path) => {
    const rest = path.slice(prefix.length)
    return path.startsWith(prefix) && /\.(ya?ml|json)$/.test(path) && (isRecursive || !rest.includes('/'))
  })
}

function* mapped(document: PlainRecord, source: string, invocation: Invocation): Task<ManifestObject> {
  const { apiVersion, kind } = document
  const missing = [...(apiVersion ? [] : ['apiVersion not set']), ...(kind ? [] : ['kind not set'])]
  if (missing.length > 0) throw new KubectlError(invalidText(source, missing))
  const metadata = isRecord(document['metadata']) ? document['metadata'] : {}
  const [name, namespace] = [textOf(metadata['name']), textOf(metadata['namespace'])]
  const info = yield* invocation.mapper.ofObject({ apiVersion: String(apiVersion), kind: String(kind) })
  if (!info) {
    throw new KubectlError(
      `resource mapping not found for name: ${JSON.stringify(name)} namespace: ${JSON.stringify(namespace)} from ${JSON.stringify(source)}: no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}\nensure CRDs are installed first`,
    )
  }
  return { info, object: withNamespace(document, info, metadata, namespace, invocation), source }
}

/** A namespace given with `-n` must be that of the file; a file without one gets it. */
function withNamespace(
  document: PlainRecord,
  info: ResourceInfo,
  metadata: PlainRecord,
  namespace: string,
  { namespace: wanted, flags }: Invocation,
): ApiObject {
  if (!info.namespaced) return { ...document, metadata } as unknown as ApiObject
  if (namespace !== '' && flags.changed('namespace') && namespace !== wanted) {
    throw new KubectlError(
      `the namespace from the provided object ${JSON.stringify(namespace)} does not match the namespace ${JSON.stringify(wanted)}. You must pass '--namespace=${namespace}' to perform this operation.`,
    )
  }
  return { ...document, metadata: { ...metadata, namespace: namespace || wanted } } as unknown as ApiObject
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function invalidText(source: string, problems: readonly string[]): string {
  const list = problems.length === 1 ? problems[0]! : `[${problems.join(', ')}]`
  return `error validating ${JSON.stringify(source)}: error validating data: ${list}; if you choose to ignore these errors, turn validation off with --validate=false`
}
