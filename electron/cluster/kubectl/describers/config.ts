// Models: describe.go: ConfigMapDescriber, SecretDescriber, ServiceAccountDescriber
import { isApiError, type ConfigMap, type Secret, type ServiceAccount } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { CommandContext } from '../command'
import type { Describer } from './describer'
import { describeIdentity } from './identity'

export const configMapDescriber: Describer<ConfigMap> = {
  *describe(configMap, writer) {
    describeIdentity(configMap, writer)
    writer.line(0, '\nData\n====')
    const { data = {}, binaryData = {} } = configMap
    for (const key of Object.keys(data).sort()) writer.line(0, `${key}:\n----\n${data[key]!}\n`)
    writer.line(0, '\nBinaryData\n====')
    for (const key of Object.keys(binaryData).sort()) writer.line(0, `${key}: ${base64Length(binaryData[key]!)} bytes`)
    writer.line(0, '')
  },
}

/** What a Secret holds is counted, not shown. */
export const secretDescriber: Describer<Secret> = {
  hasEvents: false,
  *describe(secret, writer) {
    describeIdentity(secret, writer)
    writer.line(0, `\nType:\t${secret.type ?? ''}`)
    writer.line(0, '\nData\n====')
    const { data = {} } = secret
    for (const key of Object.keys(data).sort()) writer.field(0, key, `${base64Length(data[key]!)} bytes`)
  },
}

/** How many bytes a base64 text stands for. */
function base64Length(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4)
}

export const serviceAccountDescriber: Describer<ServiceAccount> = {
  *describe(account, writer, { command }) {
    describeIdentity(account, writer)
    const wanted = (account.imagePullSecrets ?? []).map(({ name }) => name ?? '')
    const missing = wanted.length > 0 ? yield* missingSecrets(wanted, account.metadata.namespace ?? '', command) : []
    const names = wanted.map((name) => (missing.includes(name) ? `${name} (not found)` : name))
    writer.multiline('Image pull secrets', names)
  },
}

/** Who may not list Secrets is told nothing of what is missing. */
function* missingSecrets(
  wanted: readonly string[],
  namespace: string,
  { client }: CommandContext,
): Task<readonly string[]> {
  try {
    const { items } = yield* client.list('Secret', namespace)
    return wanted.filter((name) => !items.some(({ metadata }) => metadata.name === name))
  } catch (error) {
    if (!isApiError(error)) throw error
    return []
  }
}
