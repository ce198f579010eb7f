/** `kubectl set image`. */
// Models: k8s.io/kubectl/pkg/cmd/set/set_image.go
import type { Container, Kind } from '../../../contract/api'
import type { PodTemplateSpec } from '../sparse'
import type { Task } from '../../kernel/task'
import { ALL, DRY_RUN, FILENAME, SELECTOR_FLAGS } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { dryRunOf, dryRunQuery, dryRunSuffix } from '../dry-run'
import { KubectlError, throwCollected } from '../failure'
import { objectName } from '../kinds'
import { namespaceFor, type Found } from '../selection'
import { targetsOf } from '../targets'

const image: Command = {
  name: 'image',
  summary: 'Update the image of a pod template',
  usage: '(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N',
  flags: { ...FILENAME, ...SELECTOR_FLAGS, ...ALL, ...DRY_RUN },
  *run(invocation) {
    const { resources, images } = splitArgs(invocation)
    const { found, errors } = yield* targetsOf(invocation, resources)
    const collected: unknown[] = [...errors]
    for (const each of found) {
      try {
        yield* setImages(each, images, invocation)
      } catch (error) {
        collected.push(error)
      }
    }
    throwCollected(collected)
    return 0
  },
}

export const set: Command = {
  name: 'set',
  summary: 'Set specific features on objects',
  usage: 'SUBCOMMAND',
  subcommands: [image],
}

interface ImageArgs {
  readonly resources: readonly string[]
  readonly images: readonly (readonly [container: string, image: string])[]
}

function splitArgs({ args, flags }: Invocation): ImageArgs {
  const first = args.findIndex((arg) => arg.includes('='))
  const resources = first < 0 ? args : args.slice(0, first)
  const changes = first < 0 ? [] : args.slice(first)
  const stray = changes.find((arg) => !arg.includes('='))
  if (stray !== undefined) throw new KubectlError(`all resources must be specified before image changes: ${stray}`)
  if (resources.length === 0 && flags.list('filename').length === 0)
    throw new KubectlError('one or more resources must be specified as <resource> <name> or <resource>/<name>')
  if (changes.length === 0) throw new KubectlError('at least one image update is required')
  const images = changes.map(
    (change) => [change.slice(0, change.indexOf('=')), change.slice(change.indexOf('=') + 1)] as const,
  )
  return { resources, images }
}

function* setImages({ info, object }: Found, images: ImageArgs['images'], invocation: Invocation): Task {
  const { context } = invocation
  const spec =
    info.kind === 'Pod'
      ? (object as { spec?: PodTemplateSpec['spec'] }).spec
      : (object as { spec?: { template?: PodTemplateSpec } }).spec?.template?.spec
  if (!spec) throw new KubectlError(`the object is not a pod or does not have a pod template: ${info.kind}`)
  const changed = changedContainers([...spec.containers, ...(spec.initContainers ?? [])], images)
  if (changed.length === 0) return
  const isInit = ({ name }: { readonly name: string }): boolean =>
    !spec.containers.some((container) => container.name === name)
  const podSpec = {
    ...(changed.some((each) => !isInit(each)) && { containers: changed.filter((each) => !isInit(each)) }),
    ...(changed.some(isInit) && { initContainers: changed.filter(isInit) }),
  }
  const body = { spec: info.kind === 'Pod' ? podSpec : { template: { spec: podSpec } } }
  const namespace = object.metadata.namespace ?? namespaceFor(info, invocation)
  const dryRun = dryRunOf(invocation)
  const query = { patchType: 'strategic' as const, ...dryRunQuery(dryRun) }
  if (dryRun !== 'client')
    yield* context.client.request('patch', { kind: info.kind as Kind, namespace, name: object.metadata.name, query, body })
  context.out(`${objectName(info, object.metadata.name)} image updated${dryRunSuffix(dryRun)}\n`)
}

/** Each change must find its container; `*` finds all. What already has the image is left out. */
function changedContainers(
  containers: readonly Container[],
  images: ImageArgs['images'],
): readonly { readonly name: string; readonly image: string }[] {
  const changed = new Map<string, string>()
  for (const [wanted, newImage] of images) {
    const matching = containers.filter(({ name }) => wanted === '*' || name === wanted)
    if (matching.length === 0) throw new KubectlError(`unable to find container named ${JSON.stringify(wanted)}`)
    for (const { name, image: oldImage } of matching) if (oldImage !== newImage) changed.set(name, newImage)
  }
  return [...changed].map(([name, newImage]) => ({ name, image: newImage }))
}
