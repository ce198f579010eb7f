/** `kubectl autoscale`. */
// Models: k8s.io/kubectl/pkg/cmd/autoscale/autoscale.go
import type { Task } from '../../kernel/task'
import { DRY_RUN, fieldManager, FILENAME, OUTPUT, SAVE_CONFIG } from '../shared-flags'
import { apiVersionOf, isQuantity } from '../../../contract/api'
import type { Command, Invocation } from '../command'
import { eachOf } from '../each-of'
import { KubectlError } from '../failure'
import { withSavedConfig } from '../last-applied'
import type { Found } from '../selection'
import { targetsOf } from '../targets'
import { Reporter, writeQuery } from '../writes'
import { draftOf } from './create/generate'

export const autoscale: Command = {
  name: 'autoscale',
  summary: 'Auto-scale a deployment, replica set, stateful set, or replication controller',
  usage: '(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU] [--memory=MEMORY]',
  flags: {
    ...FILENAME, ...OUTPUT, ...DRY_RUN, ...SAVE_CONFIG, ...fieldManager('kubectl-autoscale'),
    min: { kind: 'int', initial: '-1', help: 'The lower limit for the number of pods; the server chooses if it is negative' },
    max: { kind: 'int', initial: '-1', help: 'The upper limit for the number of pods. Required.' },
    cpu: { kind: 'string', help: "Target CPU utilization as a percentage of requests ('70%') or a quantity ('500m')" },
    memory: { kind: 'string', help: "Target memory utilization as a percentage of requests ('60%') or a quantity ('200Mi')" },
    'cpu-percent': { kind: 'int', initial: '-1', help: 'The target average CPU utilization over all the pods (deprecated)' },
    name: { kind: 'string', help: 'The name for the newly created object' },
  }, // prettier-ignore
  *run(invocation) {
    const { flags, context } = invocation
    if (flags.changed('cpu-percent'))
      context.err("Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).\n") // prettier-ignore
    const [min, max] = [flags.int('min'), flags.int('max')]
    if (max < 1) throw new KubectlError(`--max=MAXPODS is required and must be at least 1, max: ${max}`)
    if (max < min)
      throw new KubectlError(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`)
    if (flags.changed('cpu') && flags.changed('cpu-percent'))
      throw new KubectlError('--cpu and --cpu-percent are mutually exclusive')
    const metrics = metricsOf(invocation)
    const { found, errors } = yield* targetsOf(invocation)
    const reporter = new Reporter(invocation)
    yield* eachOf(found, (each) => autoscaleOne(each, metrics, reporter, invocation), errors)
    return 0
  },
}

function metricsOf({ flags }: Invocation): readonly object[] {
  const percent = flags.int('cpu-percent')
  const cpu = percent >= 0 ? `${percent}%` : flags.string('cpu')
  return [
    ...(cpu ? [metricOf('cpu', cpu)] : []),
    ...(flags.string('memory') ? [metricOf('memory', flags.string('memory'))] : []),
  ]
}

function metricOf(name: string, text: string): object {
  const percent = /^(\d+)%$/.exec(text)
  if (!percent && !isQuantity(text)) throw new KubectlError(`invalid ${name} value: ${text}`)
  const target = percent
    ? { averageUtilization: Number(percent[1]), type: 'Utilization' }
    : { averageValue: text, type: 'AverageValue' }
  return { resource: { name, target }, type: 'Resource' }
}

function* autoscaleOne(found: Found, metrics: readonly object[], reporter: Reporter, invocation: Invocation): Task {
  const { context, flags, mapper, namespace } = invocation
  const { info: scaled, object: target } = found
  if (!scaled.subresources.includes('scale'))
    throw new KubectlError(
      `cannot autoscale a ${scaled.kind}${scaled.group ? `.${scaled.group}` : ''}: the server could not find the requested resource`,
    )
  const info = yield* mapper.named('horizontalpodautoscalers')
  const place = target.metadata.namespace || namespace
  const spec = {
    maxReplicas: flags.int('max'),
    ...(metrics.length > 0 && { metrics }),
    ...(flags.int('min') > 0 && { minReplicas: flags.int('min') }),
    scaleTargetRef: { apiVersion: apiVersionOf(scaled), kind: scaled.kind, name: target.metadata.name },
  }
  const metadata = { name: flags.string('name') || target.metadata.name, namespace: place }
  const draft = withSavedConfig(
    draftOf('autoscaling/v2', 'HorizontalPodAutoscaler', metadata, { spec }),
    flags.bool('save-config'),
  )
  const object = reporter.dryRun === 'client' ? draft : yield* context.client.createIn(info, place, draft, writeQuery(invocation)) // prettier-ignore
  reporter.done({ info, object }, 'autoscaled')
}
