// Models: k8s.io/kubectl/pkg/cmd/create/create_quota.go, k8s.io/kubectl/pkg/generate/versioned: populateResourceListV1
import { isQuantity } from '../../../../contract/api'
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

export const quota: Command = {
  name: 'quota',
  aliases: ['resourcequota'],
  summary: 'Create a quota with the specified name',
  usage: 'NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [--dry-run=server|client|none]',
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    hard: { kind: 'list', help: 'A comma-delimited set of resource=quantity pairs that define a hard limit' },
    scopes: { kind: 'list', help: 'A comma-delimited set of quota scopes that must all match each object tracked by the quota' },
  }, // prettier-ignore
  *run(invocation) {
    const { flags, namespace } = invocation
    const name = nameFrom(invocation)
    const hard = quantitiesOf(flags.words('hard'))
    const scopes = flags.words('scopes')
    const spec = { ...(Object.keys(hard).length > 0 && { hard }), ...(scopes.length > 0 && { scopes }) }
    return yield* createFrom(
      draftOf('v1', 'ResourceQuota', { name, namespace }, { spec, status: {} }),
      'quota',
      invocation,
    )
  },
}

/** `cpu=1`, `pods=10`. */
export function quantitiesOf(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.map((pair) => {
    const [key = '', value, ...others] = pair.split('=')
    if (value === undefined || others.length > 0) throw new KubectlError(`Invalid argument syntax ${pair}, expected <resource>=<value>`)
    if (!isQuantity(value))
      throw new KubectlError("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
    return [key, value] as const
  })) // prettier-ignore
}
