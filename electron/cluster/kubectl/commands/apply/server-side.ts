// Models: k8s.io/kubectl/pkg/cmd/apply/apply.go: applyOneObject, the part for --server-side
import { isApiError, type ApiObject } from '../../../../contract/api'
import type { Task } from '../../../kernel/task'
import type { Invocation } from '../../command'
import { KubectlError } from '../../failure'
import type { ManifestObject } from '../../manifest/files'
import { addressOf } from '../../selection'
import { writeQuery, type Reporter } from '../../writes'
import { migrate } from './migration'

const RESOLUTIONS = `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`

export function* serverSideApply(each: ManifestObject, reporter: Reporter, invocation: Invocation): Task<ApiObject> {
  const { context, flags } = invocation
  const manager = flags.changed('field-manager') ? flags.string('field-manager') : 'kubectl'
  const query = {
    ...writeQuery(invocation),
    fieldManager: manager,
    patchType: 'apply' as const,
    ...(flags.bool('force-conflicts') && { force: true }),
  }
  try {
    const address = addressOf(each, invocation)
    const applied = yield* context.client.patchOne(address, each.object, query)
    const isMigrated = yield* migrate(context.client, address, applied, query)
    const object = isMigrated ? yield* context.client.patchOne(address, each.object, query) : applied
    reporter.done({ info: each.info, object }, 'serverside-applied')
    return object
  } catch (error) {
    if (isApiError(error, 'Conflict')) throw new KubectlError(`${error.message}\n${RESOLUTIONS}`)
    throw error
  }
}
