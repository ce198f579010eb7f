// Models: k8s.io/kubectl/pkg/cmd/create/create_cronjob.go
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

export const cronJob: Command = {
  name: 'cronjob',
  aliases: ['cj'],
  summary: 'Create a cron job with the specified name',
  usage: "NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...]",
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    image: { kind: 'string', help: 'Image name to run' },
    schedule: { kind: 'string', help: 'A schedule in the Cron format the job should be run with' },
    restart: { kind: 'string', help: "Job's restart policy. supported values: OnFailure, Never" },
  },
  *run(invocation) {
    const { flags, rest, namespace } = invocation
    const missing = ['image', 'schedule'].filter((flag) => !flags.changed(flag)).map((flag) => JSON.stringify(flag))
    if (missing.length > 0) throw new KubectlError(`required flag(s) ${missing.join(', ')} not set`)
    const name = nameFrom(invocation)
    const container = { ...(rest.length > 0 && { command: rest }), image: flags.string('image'), name, resources: {} }
    const podSpec = { containers: [container], restartPolicy: flags.string('restart') || 'OnFailure' }
    const jobTemplate = { metadata: { name }, spec: { template: { metadata: {}, spec: podSpec } } }
    const spec = { jobTemplate, schedule: flags.string('schedule') }
    return yield* createFrom(
      draftOf('batch/v1', 'CronJob', { name, namespace }, { spec, status: {} }),
      'cronjob',
      invocation,
    )
  },
}
