/** `kubectl create secret generic|docker-registry|tls`. */
// Models: k8s.io/kubectl/pkg/cmd/create/create_secret.go, create_secret_docker.go, create_secret_tls.go
import { encodeBase64 } from '../../../../contract/text/base64'
import type { Task } from '../../../kernel/task'
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import { compactJson } from '../../../text/json'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'
import { keyValues, KEY_VALUE_FLAGS } from './key-values'

const generic: Command = {
  name: 'generic',
  summary: 'Create a secret from a local file, directory, or literal value',
  usage: 'NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1]',
  completes: 'nothing',
  flags: { ...CREATE_FLAGS, ...KEY_VALUE_FLAGS, type: { kind: 'string', help: 'The type of secret to create' } },
  *run(invocation) {
    nameFrom(invocation)
    return yield* createSecret(keyValues(invocation, 'Secret'), invocation.flags.string('type'), invocation)
  },
}

const dockerRegistry: Command = {
  name: 'docker-registry',
  summary: 'Create a secret for use with a Docker registry',
  usage: 'NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string]',
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    'docker-email': { kind: 'string', help: 'Email for Docker registry' },
    'docker-password': { kind: 'string', help: 'Password for Docker registry authentication' },
    'docker-server': { kind: 'string', initial: 'https://index.docker.io/v1/', help: 'Server location for Docker registry' },
    'docker-username': { kind: 'string', help: 'Username for Docker registry authentication' },
    'from-file': { kind: 'list', help: 'A file whose text is the configuration of Docker' },
  }, // prettier-ignore
  *run(invocation) {
    const { flags } = invocation
    nameFrom(invocation)
    if (flags.changed('from-file')) {
      const [text = ''] = Object.values(keyValues(invocation, 'Secret'))
      return yield* createSecret({ '.dockerconfigjson': text }, 'kubernetes.io/dockerconfigjson', invocation)
    }
    if (!flags.string('docker-username') || !flags.string('docker-password') || !flags.string('docker-server'))
      throw new KubectlError(
        'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      )
    return yield* createSecret(
      { '.dockerconfigjson': dockerConfig(invocation) },
      'kubernetes.io/dockerconfigjson',
      invocation,
    )
  },
}

function dockerConfig({ flags }: Invocation): string {
  const [username, password, email] = ['username', 'password', 'email'].map((each) => flags.string(`docker-${each}`)) as [string, string, string] // prettier-ignore
  const auth = encodeBase64(`${username}:${password}`)
  return compactJson({
    auths: { [flags.string('docker-server')]: { username, password, ...(email && { email }), auth } },
  })
}

const tls: Command = {
  name: 'tls',
  summary: 'Create a TLS secret',
  usage: 'NAME --cert=path/to/cert/file --key=path/to/key/file',
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    cert: { kind: 'string', help: 'Path to PEM encoded public key certificate' },
    key: { kind: 'string', help: 'Path to private key associated with given certificate' },
  },
  *run(invocation) {
    const { flags } = invocation
    nameFrom(invocation)
    if (!flags.string('key') || !flags.string('cert')) throw new KubectlError('key and cert must be specified')
    const data = { 'tls.crt': fileText('cert', invocation), 'tls.key': fileText('key', invocation) }
    return yield* createSecret(data, 'kubernetes.io/tls', invocation)
  },
}

function fileText(flag: string, { flags, context }: Invocation): string {
  const path = flags.string(flag)
  const text = context.readFile(path)
  if (text === undefined) throw new KubectlError(`open ${path}: no such file or directory`)
  return text
}

function* createSecret(texts: Readonly<Record<string, string>>, type: string, invocation: Invocation): Task<number> {
  const { namespace } = invocation
  const data = Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, encodeBase64(value)]))
  const rest = { ...(Object.keys(data).length > 0 && { data }), ...(type && { type }) }
  return yield* createFrom(
    draftOf('v1', 'Secret', { name: nameFrom(invocation), namespace }, rest),
    'secret',
    invocation,
  )
}

export const secret: Command = {
  name: 'secret',
  summary: 'Create a secret using a specified subcommand',
  usage: '(docker-registry | generic | tls)',
  subcommands: [dockerRegistry, generic, tls],
}
