/** A kind that has just been accepted, or that goes, takes no new objects yet, or any more. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go: serveResource
import { failure, type CustomResourceDefinition } from '../../../contract/api'
import { parseTime } from '../../kernel/calendar'
import { sleep, type Task } from '../../kernel/task'
import { conditionOf, isConditionTrue } from './definition-status'

/** After so long every other server has heard of the kind too. */
const SETTLING_MS = 2_000

export function* whenServed(definition: CustomResourceDefinition, nowMs: number): Task {
  if (isConditionTrue(definition, 'Terminating'))
    throw failure(405, 'MethodNotAllowed', 'create not allowed while custom resource definition is terminating')
  const since = conditionOf(definition, 'Established')?.lastTransitionTime
  if (since !== undefined && nowMs - parseTime(since) < SETTLING_MS) yield* sleep(SETTLING_MS)
}
