/** `kubectl create`: from files, or an object of one kind from flags. */
// Models: k8s.io/kubectl/pkg/cmd/create/create.go
import { DRY_RUN, fieldManager, FILENAME, OUTPUT, SAVE_CONFIG, SELECTOR_FLAGS, VALIDATE } from '../../shared-flags'
import type { Command } from '../../command'
import { eachOf } from '../../each-of'
import { KubectlError, usageError, withSource } from '../../failure'
import { withSavedConfig } from '../../last-applied'
import { readManifests } from '../../manifest/files'
import { Reporter, writeQuery } from '../../writes'
import { configMap } from './config-map'
import { cronJob } from './cron-job'
import { deployment } from './deployment'
import { ingress } from './ingress'
import { job } from './job'
import { namespace } from './namespace'
import { podDisruptionBudget } from './pod-disruption-budget'
import { priorityClass } from './priority-class'
import { quota } from './quota'
import { clusterRole, role } from './role'
import { clusterRoleBinding, roleBinding } from './role-binding'
import { secret } from './secret'
import { service } from './service'
import { serviceAccount } from './service-account'
import { token } from './token'

export const create: Command = {
  name: 'create',
  summary: 'Create a resource from a file or from stdin',
  usage: '-f FILENAME',
  completes: 'nothing',
  flags: {
    ...FILENAME,
    ...OUTPUT,
    ...DRY_RUN,
    ...SAVE_CONFIG,
    ...VALIDATE,
    ...SELECTOR_FLAGS,
    ...fieldManager('kubectl-create'),
  },
  subcommands: [
    clusterRole, clusterRoleBinding, configMap, cronJob, deployment, ingress, job, namespace, podDisruptionBudget,
    priorityClass, quota, role, roleBinding, secret, service, serviceAccount, token,
  ], // prettier-ignore
  *run(invocation) {
    const { args, flags, path, context } = invocation
    if (args.length > 0) throw usageError(`Unexpected args: [${args.join(' ')}]`, path)
    if (flags.list('filename').length === 0 && !flags.changed('kustomize'))
      throw new KubectlError('must specify one of -f and -k')
    const { objects, errors } = yield* readManifests(invocation)
    if (objects.length === 0 && errors.length === 0) throw new KubectlError('no objects passed to create')
    const reporter = new Reporter(invocation)
    yield* eachOf(objects, function* ({ info, object, source }) {
      const body = withSavedConfig(object, flags.bool('save-config'))
      const place = info.namespaced ? (object.metadata.namespace ?? '') : ''
      try {
        const created = reporter.dryRun === 'client' ? body : yield* context.client.createIn(info, place, body, writeQuery(invocation)) // prettier-ignore
        reporter.done({ info, object: created }, 'created')
      } catch (error) {
        throw withSource('creating', source, error)
      }
    }, errors) // prettier-ignore
    return 0
  },
}
