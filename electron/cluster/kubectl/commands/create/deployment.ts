// Models: k8s.io/kubectl/pkg/cmd/create/create_deployment.go
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

export const deployment: Command = {
  name: 'deployment',
  aliases: ['deploy'],
  summary: 'Create a deployment with the specified name',
  usage: 'NAME --image=image -- [COMMAND] [args...]',
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    image: { kind: 'list', help: 'Image names to run; a Deployment may have several containers' },
    replicas: { kind: 'int', short: 'r', initial: '1', help: 'Number of replicas to create' },
    port: { kind: 'int', initial: '-1', help: 'The containerPort that this deployment exposes' },
  },
  *run(invocation) {
    const { flags, rest, namespace } = invocation
    if (flags.list('image').length === 0) throw new KubectlError('required flag(s) "image" not set')
    const name = nameFrom(invocation)
    const images = flags.words('image')
    if (images.length > 1 && rest.length > 0)
      throw new KubectlError('cannot specify multiple --image options and command')
    const labels = { app: name }
    const ports = flags.int('port') > 0 ? { ports: [{ containerPort: flags.int('port') }] } : {}
    const containers = images.map((image) => ({
      name: containerName(image), image, resources: {}, ...ports, ...(rest.length > 0 && { command: rest }),
    })) // prettier-ignore
    const spec = {
      replicas: flags.int('replicas'),
      selector: { matchLabels: labels },
      strategy: {},
      template: { metadata: { labels }, spec: { containers } },
    }
    const draft = draftOf('apps/v1', 'Deployment', { name, namespace, labels }, { spec, status: {} })
    return yield* createFrom(draft, 'deployment', invocation)
  },
}

/** The last part of the image's name, without tag. */
function containerName(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1)
  return last.replace(/[:@].*$/, '').toLowerCase().replace(/[^a-z0-9-]/g, '-') // prettier-ignore
}
