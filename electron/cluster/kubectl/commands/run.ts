/** `kubectl run`: one Pod from an image. */
// Models: k8s.io/kubectl/pkg/cmd/run/run.go, k8s.io/kubectl/pkg/generate/versioned/run.go
// Simplified: nobody can attach to a container, so -i, -t, --rm and --attach are refused; --overrides is a merge patch.
import { jsonMergePatch, type Json } from '../../../contract/api/patch'
import type { ApiObject } from '../../../contract/api'
import { DRY_RUN, fieldManager, OUTPUT, SAVE_CONFIG } from '../shared-flags'
import type { Command, Invocation } from '../command'
import { KubectlError, usageError } from '../failure'
import { createFrom, draftOf } from './create/generate'

export const run: Command = {
  name: 'run',
  summary: 'Run a particular image on the cluster',
  usage:
    'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]',
  completes: 'nothing',
  flags: {
    ...OUTPUT, ...DRY_RUN, ...SAVE_CONFIG, ...fieldManager('kubectl-run'),
    image: { kind: 'string', help: 'The image for the container to run' },
    port: { kind: 'string', help: 'The port that this container exposes' },
    env: { kind: 'list', help: 'Environment variables to set in the container' },
    labels: { kind: 'list', short: 'l', help: 'Comma separated labels to apply to the pod' },
    annotations: { kind: 'list', help: 'Annotations to apply to the pod' },
    command: { kind: 'bool', help: 'If true, use what follows -- as the command, not as its arguments' },
    restart: { kind: 'string', initial: 'Always', help: 'The restart policy for this Pod: Always, OnFailure or Never' },
    'image-pull-policy': { kind: 'string', help: 'The image pull policy for the container' },
    expose: { kind: 'bool', help: 'If true, create a ClusterIP service associated with the pod; needs --port' },
    overrides: { kind: 'string', help: 'An inline JSON override for the generated object' },
    privileged: { kind: 'bool', help: 'If true, run the container in privileged mode' },
    quiet: { kind: 'bool', short: 'q', help: 'If true, suppress prompt messages' },
    rm: { kind: 'bool', help: 'Delete the pod after it exits (not part of this simulation)' },
    stdin: { kind: 'bool', short: 'i', help: 'Keep stdin open (not part of this simulation)' },
    tty: { kind: 'bool', short: 't', help: 'Allocate a TTY (not part of this simulation)' },
    attach: { kind: 'bool', help: 'Attach to the Pod (not part of this simulation)' },
  }, // prettier-ignore
  *run(invocation) {
    const { args, flags, path, namespace } = invocation
    const [name, ...others] = args
    if (name === undefined) throw usageError('NAME is required for run', path)
    if (others.length > 0) throw usageError(`exactly one NAME is required, got ${args.length}`, path)
    checkFlags(invocation)
    const metadata = { name, namespace, labels: labelsOf(name, invocation), ...annotationsOf(invocation) }
    if (flags.bool('expose')) yield* createFrom(serviceFor(metadata.labels, name, invocation), null, invocation)
    const pod = draftOf('v1', 'Pod', metadata, { spec: specOf(name, invocation), status: {} })
    return yield* createFrom(overridden(pod, flags.string('overrides')), null, invocation)
  },
}

function checkFlags({ flags }: Invocation): void {
  if (!flags.changed('image')) throw new KubectlError('required flag(s) "image" not set')
  const refused = ['stdin', 'tty', 'attach', 'rm'].find((flag) => flags.bool(flag))
  if (refused)
    throw new KubectlError(`--${refused} is not part of this simulation: nobody can attach to a container here`)
  if (!['Always', 'OnFailure', 'Never'].includes(flags.string('restart')))
    throw new KubectlError(`invalid restart policy: ${flags.string('restart')}`)
  if (flags.bool('expose') && !flags.changed('port'))
    throw new KubectlError('--port must be set when exposing a service')
}

function pairsOf(pairs: readonly string[], what: string): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.map((pair) => {
    const equals = pair.indexOf('=')
    if (equals <= 0) throw new KubectlError(`unexpected ${what} spec: ${pair}`)
    return [pair.slice(0, equals), pair.slice(equals + 1)] as const
  })) // prettier-ignore
}

function labelsOf(name: string, { flags }: Invocation): Readonly<Record<string, string>> {
  return flags.changed('labels') ? pairsOf(flags.words('labels'), 'label') : { run: name }
}

function annotationsOf({ flags }: Invocation): { readonly annotations?: Readonly<Record<string, string>> } {
  return flags.changed('annotations') ? { annotations: pairsOf(flags.list('annotations'), 'annotation') } : {}
}

function specOf(name: string, { flags, rest }: Invocation): object {
  const env = flags.list('env').map((pair) => {
    if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*=/.test(pair)) throw new KubectlError(`invalid env: ${pair}`)
    return { name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }
  })
  const port = Number(flags.string('port'))
  if (Number.isNaN(port))
    throw new KubectlError(`strconv.Atoi: parsing ${JSON.stringify(flags.string('port'))}: invalid syntax`)
  const container = {
    ...(rest.length > 0 && { [flags.bool('command') ? 'command' : 'args']: rest }),
    ...(env.length > 0 && { env }),
    image: flags.string('image'),
    ...(flags.string('image-pull-policy') && { imagePullPolicy: flags.string('image-pull-policy') }),
    name,
    ...(port > 0 && { ports: [{ containerPort: port }] }),
    resources: {},
    ...(flags.bool('privileged') && { securityContext: { privileged: true } }),
  }
  return { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy: flags.string('restart') }
}

function serviceFor(selector: object, name: string, { flags, namespace }: Invocation): ApiObject {
  const port = Number(flags.string('port'))
  const spec = { ports: [{ port, protocol: 'TCP', targetPort: port }], selector }
  return draftOf('v1', 'Service', { name, namespace }, { spec, status: { loadBalancer: {} } })
}

function overridden(pod: ApiObject, overrides: string): ApiObject {
  if (overrides === '') return pod
  try {
    return jsonMergePatch(pod as unknown as Json, JSON.parse(overrides) as Json) as unknown as ApiObject
  } catch {
    throw new KubectlError(`invalid character in --overrides: it must be one JSON object`)
  }
}
