/** `kubectl set resources`. */
// Models: k8s.io/kubectl/pkg/cmd/set/set_resources.go
import type { Container, PodSpec } from '../../../../contract/api'
import type { Command, Invocation } from '../../command'
import { KubectlError } from '../../failure'
import { quantitiesOf } from '../create/quota'
import { containersMeant } from './containers'
import { changeEach, SET_FLAGS, withPodSpec } from './pod-templates'

export const resources: Command = {
  name: 'resources',
  summary: 'Update resource requests/limits on objects with pod templates',
  usage: '(-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]',
  flags: {
    ...SET_FLAGS,
    containers: { kind: 'string', short: 'c', initial: '*', help: 'The names of containers to change; all by default' },
    limits: { kind: 'string', help: "The resource requirement limits, such as 'cpu=100m,memory=256Mi'" },
    requests: { kind: 'string', help: "The resource requirement requests, such as 'cpu=100m,memory=256Mi'" },
  },
  *run(invocation) {
    const { flags } = invocation
    if (!flags.string('limits') && !flags.string('requests'))
      throw new KubectlError('you must specify an update to requests or limits (in the form of --requests/--limits)')
    const change = changeOf(invocation)
    return yield* changeEach(invocation, invocation.args, 'resource requirements updated', (found) =>
      withPodSpec(found, (spec) => changedSpec(spec, flags.string('containers'), change)),
    )
  },
}

function changeOf({ flags }: Invocation): (container: Container) => Container {
  const [limits, requests] = ['limits', 'requests'].map((flag) => flags.string(flag).split(',').filter(Boolean)).map(quantitiesOf) as [Quantities, Quantities] // prettier-ignore
  return (container) => {
    const { resources: now } = container
    const next = {
      ...now,
      ...(Object.keys(limits).length > 0 && { limits: merged(now?.limits, limits) }),
      ...(Object.keys(requests).length > 0 && { requests: merged(now?.requests, requests) }),
    }
    return { ...container, resources: next }
  }
}

type Quantities = Readonly<Record<string, string>>

/** A zero takes a resource away. */
function merged(now: Quantities | undefined, changes: Quantities): Quantities {
  return Object.fromEntries(Object.entries({ ...now, ...changes }).filter(([, amount]) => amount !== '0'))
}

function changedSpec(spec: PodSpec, wanted: string, change: (container: Container) => Container): PodSpec {
  const isMeant = containersMeant(spec, wanted)
  return { ...spec, containers: spec.containers.map((each) => (isMeant(each) ? change(each) : each)) }
}
