/** `kubectl auth whoami`. */
// Models: k8s.io/kubectl/pkg/cmd/auth/whoami.go
import { isApiError, type ApiObject } from '../../../../contract/api'
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { printableOf, printerOf } from '../../output'
import { alignLines } from '../../printers/table'
import { OUTPUT } from '../../shared-flags'

interface UserInfo {
  readonly username?: string
  readonly uid?: string
  readonly groups?: readonly string[]
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

export const whoAmI: Command = {
  name: 'whoami',
  summary: 'Experimental: Check self subject attributes',
  usage: '',
  completes: 'nothing',
  flags: OUTPUT,
  *run(invocation) {
    const { context, mapper } = invocation
    const printer = printerOf(invocation)
    const info = yield* mapper.named('selfsubjectreviews.authentication.k8s.io')
    try {
      const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} }
      const object = yield* context.client.createIn(info, '', body)
      if (printer) printer(printableOf([{ info, object }], false, invocation), context.out)
      else context.out(alignLines(['ATTRIBUTE\tVALUE', ...linesOf(userIn(object))]))
    } catch (error) {
      if (isApiError(error, 'Forbidden'))
        throw new KubectlError(
          'the selfsubjectreviews API is not enabled in the cluster or you do not have permission to call it',
        )
      throw error
    }
    return 0
  },
}

function userIn(object: ApiObject): UserInfo {
  return (object as { readonly status?: { readonly userInfo?: UserInfo } }).status?.userInfo ?? {}
}

function linesOf({ username, uid, groups = [], extra = {} }: UserInfo): readonly string[] {
  const list = (items: readonly string[]): string => `[${items.join(' ')}]`
  return [
    ...(username ? [`Username\t${username}`] : []),
    ...(uid ? [`UID\t${uid}`] : []),
    ...(groups.length > 0 ? [`Groups\t${list(groups)}`] : []),
    ...Object.keys(extra).sort().map((key) => `Extra: ${key}\t${list(extra[key]!)}`), // prettier-ignore
  ]
}
