/** `kubectl create token`: asks for a token of a ServiceAccount. */
// Models: k8s.io/kubectl/pkg/cmd/create/create_token.go
import { ApiError } from '../../../../contract/api'
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import { printableOf, printerOf } from '../../output'
import { OUTPUT } from '../../shared-flags'
import { draftOf, nameFrom } from './generate'

const BINDABLE: Readonly<Record<string, string>> = { Node: 'v1', Pod: 'v1', Secret: 'v1' }

export const token: Command = {
  name: 'token',
  summary: 'Request a service account token',
  usage: 'SERVICE_ACCOUNT_NAME',
  completes: 'nothing',
  flags: {
    ...OUTPUT,
    audience: { kind: 'list', help: 'Audience of the requested token; may be given several times' },
    duration: { kind: 'duration', initial: '0s', help: 'Requested lifetime of the issued token' },
    'bound-object-kind': { kind: 'string', help: 'Kind of an object to bind the token to: Node, Pod or Secret' },
    'bound-object-name': { kind: 'string', help: 'Name of an object to bind the token to' },
    'bound-object-uid': { kind: 'string', help: 'UID of an object to bind the token to' },
  },
  *run(invocation) {
    const { context, namespace, mapper } = invocation
    const name = nameFrom(invocation)
    const printer = printerOf(invocation)
    const info = yield* mapper.named('serviceaccounts')
    const draft = draftOf('authentication.k8s.io/v1', 'TokenRequest', {} as never, { spec: specOf(invocation) })
    try {
      const object = yield* context.client.postTo({ info, namespace, name }, 'token', draft)
      if (printer) printer(printableOf([{ info, object }], false, invocation), context.out)
      else context.out(`${tokenIn(object)}\n`)
    } catch (error) {
      if (error instanceof ApiError && error.reason !== 'Unauthorized' && error.reason !== 'ConnectionRefused')
        throw new KubectlError(`failed to create token: ${error.message}`)
      throw error
    }
    return 0
  },
}

function specOf(invocation: Invocation): object {
  const { flags } = invocation
  const seconds = Math.ceil(flags.durationMs('duration') / 1000)
  if (seconds < 0) throw new KubectlError('--duration must be greater than or equal to 0')
  const boundObjectRef = boundObjectOf(invocation)
  return {
    audiences: flags.changed('audience') ? flags.words('audience') : null,
    ...(seconds > 0 && { expirationSeconds: seconds }),
    ...(boundObjectRef && { boundObjectRef }),
  }
}

function boundObjectOf({ flags }: Invocation): object | null {
  const [kind, name, uid] = ['kind', 'name', 'uid'].map((part) => flags.string(`bound-object-${part}`)) as [string, string, string] // prettier-ignore
  if (kind === '' && name !== '')
    throw new KubectlError('--bound-object-name can only be set if --bound-object-kind is provided')
  if (kind === '' && uid !== '')
    throw new KubectlError('--bound-object-uid can only be set if --bound-object-kind is provided')
  if (kind === '') return null
  const apiVersion = BINDABLE[kind]
  if (!apiVersion)
    throw new KubectlError(`supported --bound-object-kind values are ${Object.keys(BINDABLE).join(', ')}`)
  if (name === '') throw new KubectlError('--bound-object-name is required if --bound-object-kind is provided')
  return { kind, apiVersion, name, ...(uid && { uid }) }
}

function tokenIn(object: object): string {
  return (object as { readonly status?: { readonly token?: string } }).status?.token ?? ''
}
