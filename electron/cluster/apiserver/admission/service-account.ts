/** Gives every Pod an identity, and mounts the token that proves it. */
// Models: plugin/pkg/admission/serviceaccount/admission.go: Admit
import { notFound, type ApiObject, type Pod, type ServiceAccount } from '../../../contract/api'
import { sleep, type Task } from '../../kernel/task'
import type { AdmissionAttributes, AdmissionPlugin } from './plugin'
import { isPodCreation } from './pod-creation'
import { refused } from './refusal'
import { forbiddenSecret, mirrorPodTrespass } from './service-account-secrets'
import { withToken } from './service-account-token'

const DEFAULT_ACCOUNT = 'default'
/** A new namespace gets its default account a moment later: so often, and so long apart, it is looked for. */
const TRIES = 10
const RETRY_MS = 75
const MIRROR = 'kubernetes.io/config.mirror'

export const serviceAccount: AdmissionPlugin = {
  name: 'ServiceAccount',
  handles: isPodCreation,
  mutate: (object, attributes) => (isMirrorPod(object) ? object : withIdentity(object as Pod, attributes)),
  validate(object, attributes) {
    const pod = object as Pod
    const why = isMirrorPod(pod) ? mirrorPodTrespass(pod) : accountTrespass(pod, attributes)
    if (why !== '') throw refused(attributes, pod, why)
  },
}

/** '' or why. */
function accountTrespass(pod: Pod, { request, view }: AdmissionAttributes): string {
  const { namespace } = request
  const name = pod.spec.serviceAccountName ?? ''
  if (!name) return `no service account specified for pod ${namespace}/${pod.metadata.name}`
  const account = view.get('ServiceAccount', namespace, name)
  return account ? forbiddenSecret(pod, account) : lookUpFailed(namespace, name)
}

function withIdentity(pod: Pod, attributes: AdmissionAttributes): Pod | Task<Pod> {
  const name = pod.spec.serviceAccountName || DEFAULT_ACCOUNT
  const account = attributes.view.get('ServiceAccount', attributes.request.namespace, name)
  return account ? identified(pod, account, attributes) : awaitAccount(pod, name, attributes)
}

function* awaitAccount(pod: Pod, name: string, attributes: AdmissionAttributes): Task<Pod> {
  const { namespace } = attributes.request
  for (let tries = 1; name === DEFAULT_ACCOUNT && tries < TRIES; tries++) {
    yield* sleep(RETRY_MS)
    const account = attributes.view.get('ServiceAccount', namespace, name)
    if (account) return identified(pod, account, attributes)
  }
  throw refused(attributes, pod, lookUpFailed(namespace, name))
}

function identified(pod: Pod, account: ServiceAccount, { view }: AdmissionAttributes): Pod {
  const serviceAccountName = account.metadata.name
  const { imagePullSecrets } = account
  const inherits = !pod.spec.imagePullSecrets?.length && imagePullSecrets?.length
  const spec = {
    ...pod.spec,
    serviceAccountName,
    serviceAccount: serviceAccountName,
    ...(inherits && { imagePullSecrets }),
  }
  const mounts = pod.spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true
  return { ...pod, spec: mounts ? withToken(spec, () => view.randomSuffix()) : spec }
}

function lookUpFailed(namespace: string, name: string): string {
  const { message } = notFound({ group: '', resource: 'serviceaccount' }, name)
  return `error looking up service account ${namespace}/${name}: ${message}`
}

function isMirrorPod({ metadata }: ApiObject): boolean {
  return metadata.annotations?.[MIRROR] !== undefined
}
