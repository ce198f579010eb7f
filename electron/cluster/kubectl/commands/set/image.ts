/** `kubectl set image`. */
// Models: k8s.io/kubectl/pkg/cmd/set/set_image.go
import type { Container, PodSpec } from '../../../../contract/api'
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { changeEach, NO_RESOURCES, SET_FLAGS, splitArgs, withPodSpec } from './pod-templates'

export const image: Command = {
  name: 'image',
  summary: 'Update the image of a pod template',
  usage: '(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N',
  flags: SET_FLAGS,
  *run(invocation) {
    const { args, flags } = invocation
    const [resources, changes] = splitArgs(args, (arg) => arg.includes('='))
    const stray = changes.find((arg) => !arg.includes('='))
    if (stray !== undefined) throw new KubectlError(`all resources must be specified before image changes: ${stray}`)
    if (resources.length === 0 && flags.list('filename').length === 0) throw new KubectlError(NO_RESOURCES)
    if (changes.length === 0) throw new KubectlError('at least one image update is required')
    const images = changes.map(
      (change) => [change.slice(0, change.indexOf('=')), change.slice(change.indexOf('=') + 1)] as const,
    )
    return yield* changeEach(invocation, resources, 'image updated', (found) => {
      const change = (spec: PodSpec): PodSpec =>
        images.reduce((before, [container, wanted]) => withImage(before, container, wanted), spec)
      return withPodSpec(found, change)
    })
  },
}

/** Each change must find its container; `*` finds all. */
function withImage(spec: PodSpec, wanted: string, newImage: string): PodSpec {
  const all = [...spec.containers, ...(spec.initContainers ?? [])]
  const isMeant = ({ name }: Container): boolean => wanted === '*' || name === wanted
  if (!all.some(isMeant)) throw new KubectlError(`unable to find container named ${JSON.stringify(wanted)}`)
  if (all.every((each) => !isMeant(each) || each.image === newImage)) return spec
  const change = (each: Container): Container => (isMeant(each) ? { ...each, image: newImage } : each)
  return {
    ...spec,
    containers: spec.containers.map(change),
    ...(spec.initContainers && { initContainers: spec.initContainers.map(change) }),
  }
}
