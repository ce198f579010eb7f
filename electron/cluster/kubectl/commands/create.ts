/** `kubectl create`: from files, or a namespace, a Deployment or a ConfigMap from flags. */
// Models: k8s.io/kubectl/pkg/cmd/create/create.go, create_namespace.go, create_deployment.go, create_configmap.go
import { ApiError, resourceOfKind, type ApiObject, type Kind } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import { DRY_RUN, FILENAME, OUTPUT } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { dryRunOf, dryRunQuery, dryRunSuffix } from '../dry-run'
import { KubectlError, throwCollected, usageError, withSource } from '../failure'
import { objectName } from '../kinds'
import { readManifests } from '../manifest/files'
import { formatObjects } from '../output'

const SHARED = { ...OUTPUT, ...DRY_RUN }

const namespace: Command = {
  name: 'namespace',
  aliases: ['ns'],
  summary: 'Create a namespace with the specified name',
  usage: 'NAME',
  flags: SHARED,
  *run(invocation) {
    const name = nameFrom(invocation)
    return yield* createNamed(draft('v1', 'Namespace', { name }, { spec: {}, status: {} }), 'namespace', invocation)
  },
}

const deployment: Command = {
  name: 'deployment',
  aliases: ['deploy'],
  summary: 'Create a deployment with the specified name',
  usage: 'NAME --image=image -- [COMMAND] [args...]',
  flags: {
    ...SHARED,
    image: { kind: 'list', help: 'Image names to run; a Deployment may have several containers' },
    replicas: { kind: 'int', short: 'r', initial: '1', help: 'Number of replicas to create' },
    port: { kind: 'int', initial: '-1', help: 'The containerPort that this deployment exposes' },
  },
  *run(invocation) {
    const { flags, rest, namespace: place } = invocation
    if (flags.list('image').length === 0) throw new KubectlError('required flag(s) "image" not set')
    const name = nameFrom(invocation)
    const labels = { app: name }
    const ports = flags.int('port') > 0 ? { ports: [{ containerPort: flags.int('port') }] } : {}
    const containers = flags.list('image').flatMap((images) => images.split(',')).map((image) => ({
      name: containerName(image), image, resources: {}, ...ports, ...(rest.length > 0 && { command: rest }),
    })) // prettier-ignore
    const spec = {
      replicas: flags.int('replicas'),
      selector: { matchLabels: labels },
      strategy: {},
      template: { metadata: { labels }, spec: { containers } },
    }
    return yield* createNamed(
      draft('apps/v1', 'Deployment', { name, namespace: place, labels }, { spec, status: {} }),
      'deployment',
      invocation,
    )
  },
}

/** The last part of the image's name, without tag. */
function containerName(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1)
  return last.replace(/[:@].*$/, '').toLowerCase().replace(/[^a-z0-9-]/g, '-') // prettier-ignore
}

const configmap: Command = {
  name: 'configmap',
  aliases: ['cm'],
  summary: 'Create a config map from a local file, directory or literal value',
  usage: 'NAME [--from-file=[key=]source] [--from-literal=key1=value1]',
  flags: {
    ...SHARED,
    'from-literal': { kind: 'list', help: 'A key and its value (key=value)' },
    'from-file': {
      kind: 'list',
      help: 'A file whose text becomes a value; its key is the name of the file, or what stands before =',
    },
  },
  *run(invocation) {
    const name = nameFrom(invocation)
    const data = Object.fromEntries([...literalPairs(invocation), ...filePairs(invocation)])
    const body = draft(
      'v1',
      'ConfigMap',
      { name, namespace: invocation.namespace },
      Object.keys(data).length > 0 ? { data } : {},
    )
    return yield* createNamed(body, 'configmap', invocation)
  },
}

function literalPairs({ flags }: Invocation): readonly (readonly [string, string])[] {
  return flags.list('from-literal').map((pair) => {
    const equals = pair.indexOf('=')
    if (equals <= 0) throw new KubectlError(`invalid literal source ${pair}, expected key=value`)
    return [pair.slice(0, equals), pair.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2')] as const
  })
}

function filePairs({ flags, context }: Invocation): readonly (readonly [string, string])[] {
  return flags.list('from-file').map((source) => {
    const equals = source.indexOf('=')
    const path = source.slice(equals + 1)
    const text = context.readFile(path)
    if (text === undefined) throw new KubectlError(`error reading ${path}: no such file or directory`)
    return [equals > 0 ? source.slice(0, equals) : path.slice(path.lastIndexOf('/') + 1), text] as const
  })
}

export const create: Command = {
  name: 'create',
  summary: 'Create a resource from a file or from stdin',
  usage: '-f FILENAME',
  flags: { ...FILENAME, ...SHARED },
  subcommands: [configmap, deployment, namespace],
  *run(invocation) {
    const { args, flags, path } = invocation
    if (args.length > 0) throw usageError(`Unexpected args: [${args.join(' ')}]`, path)
    if (flags.list('filename').length === 0) throw new KubectlError('must specify one of -f and -k')
    const { objects, errors } = readManifests(invocation)
    if (objects.length === 0 && errors.length === 0) throw new KubectlError('no objects passed to create')
    const collected: unknown[] = [...errors]
    for (const { object, source } of objects) {
      try {
        yield* createObject(object, invocation)
      } catch (error) {
        collected.push(withSource('creating', source, error))
      }
    }
    throwCollected(collected)
    return 0
  },
}

function nameFrom({ args, path }: Invocation): string {
  const [name, ...others] = args
  if (name === undefined || others.length > 0)
    throw usageError(`exactly one NAME is required, got ${args.length}`, path)
  return name
}

function draft(
  apiVersion: string,
  kind: Kind,
  metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Record<string, string> },
  rest: object,
): ApiObject {
  return { apiVersion, kind, metadata, ...rest } as unknown as ApiObject
}

function* createNamed(object: ApiObject, what: string, invocation: Invocation): Task<number> {
  try {
    yield* createObject(object, invocation)
  } catch (error) {
    if (error instanceof ApiError && error.reason !== 'ConnectionRefused')
      throw new KubectlError(`failed to create ${what}: ${error.message}`)
    throw error
  }
  return 0
}

function* createObject(object: ApiObject, invocation: Invocation): Task {
  const { context, flags } = invocation
  const info = resourceOfKind(object.kind)!
  const dryRun = dryRunOf(invocation)
  const query = { fieldValidation: 'Strict' as const, ...dryRunQuery(dryRun) }
  const target = { kind: info.kind as Kind, namespace: object.metadata.namespace, body: object, query }
  const created = dryRun === 'client' ? object : ((yield* context.client.request('create', target)) as ApiObject)
  const format = flags.string('output')
  if (format) context.out(formatObjects(format, [{ info, object: created }], false))
  else context.out(`${objectName(info, object.metadata.name)} created${dryRunSuffix(dryRun)}\n`)
}
