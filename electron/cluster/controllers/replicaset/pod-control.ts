/** Creates and deletes Pods in the name of a controller, and says so in Events. */
// Models: pkg/controller/controller_utils.go: RealPodControl, GetPodFromTemplate
import { isApiError, type ApiObject, type Draft, type Pod, type PodTemplateSpec } from '../../../contract/api'
import type { Client } from '../../client/client'
import { subjectOf, type EventRecorder } from '../../client/event-recorder'
import type { Task } from '../../kernel/task'
import { controllerReferenceTo } from '../owner-reference'
import { isNamespaceTerminating } from '../status-cause'

export class PodControl {
  constructor(
    private readonly client: Client,
    private readonly recorder: EventRecorder,
  ) {}

  *create(owner: ApiObject, template: PodTemplateSpec): Task<Pod> {
    try {
      const pod = yield* this.client.create(podFromTemplate(owner, template))
      this.recorder.event(subjectOf(owner), 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`)
      return pod
    } catch (error) {
      if (isApiError(error) && !isNamespaceTerminating(error)) {
        this.recorder.event(subjectOf(owner), 'Warning', 'FailedCreate', `Error creating: ${error.message}`)
      }
      throw error
    }
  }

  *delete(owner: ApiObject, pod: Pod): Task {
    const { namespace = '', name } = pod.metadata
    try {
      yield* this.client.delete('Pod', namespace, name)
      this.recorder.event(subjectOf(owner), 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`)
    } catch (error) {
      if (isApiError(error) && error.reason !== 'NotFound') {
        this.recorder.event(subjectOf(owner), 'Warning', 'FailedDelete', `Error deleting: ${error.message}`)
      }
      throw error
    }
  }
}

export function podFromTemplate(owner: ApiObject, { metadata, spec }: PodTemplateSpec): Draft<Pod> {
  const { labels, annotations, finalizers } = metadata ?? {}
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${owner.metadata.name}-`,
      namespace: owner.metadata.namespace,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
      ownerReferences: [controllerReferenceTo(owner)],
    },
    spec: spec!,
  }
}
