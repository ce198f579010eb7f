// Models: k8s.io/kubectl/pkg/cmd/create/create_job.go
import { type ApiObject } from '../../../../contract/api'
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import type { Task } from '../../../kernel/task'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom, type Labels } from './generate'

export const job: Command = {
  name: 'job',
  summary: 'Create a job with the specified name',
  usage: 'NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]',
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    image: { kind: 'string', help: 'Image name to run' },
    from: { kind: 'string', help: 'The name of the resource to create a Job from (only cronjob is supported)' },
  },
  *run(invocation) {
    const { flags, rest, namespace } = invocation
    const name = nameFrom(invocation)
    const [image, from] = [flags.string('image'), flags.string('from')]
    if ((image === '') === (from === '')) throw new KubectlError('either --image or --from must be specified')
    if (from !== '' && rest.length > 0) throw new KubectlError('cannot specify --from and command')
    if (from !== '') return yield* createFrom(yield* fromCronJob(name, from, invocation), 'job', invocation)
    const container = { ...(rest.length > 0 && { command: rest }), image, name, resources: {} }
    const spec = { template: { metadata: {}, spec: { containers: [container], restartPolicy: 'Never' } } }
    return yield* createFrom(draftOf('batch/v1', 'Job', { name, namespace }, { spec, status: {} }), 'job', invocation)
  },
}

interface CronJobLike extends ApiObject {
  readonly spec: {
    readonly jobTemplate: { readonly metadata?: { annotations?: Labels; labels?: Labels }; readonly spec: object }
  }
}

function* fromCronJob(name: string, from: string, invocation: Invocation): Task<ApiObject> {
  const { context, mapper, namespace } = invocation
  const [type = '', source = ''] = from.split('/')
  const info = yield* mapper.named(type)
  if (info.kind !== 'CronJob' || source === '') throw new KubectlError('from must be an existing cronjob')
  const { metadata, spec, apiVersion } = (yield* context.client.getOne({
    info,
    namespace,
    name: source,
  })) as CronJobLike
  const { annotations, labels } = spec.jobTemplate.metadata ?? {}
  return draftOf(
    'batch/v1',
    'Job',
    {
      name,
      namespace,
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...annotations },
      ...(labels && { labels }),
      ownerReferences: [{ apiVersion, kind: 'CronJob', name: metadata.name, uid: metadata.uid, controller: true }],
    },
    { spec: spec.jobTemplate.spec, status: {} },
  )
}
