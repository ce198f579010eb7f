/** Where the kinds that make Pods keep what these shall look like. */
// Models: staging/src/k8s.io/pod-security-admission/admission/admission.go: DefaultPodSpecExtractor
import type { ApiObject, PodSpec, TemplateMeta } from '../../../../contract/api'

interface PodTemplate {
  readonly metadata?: TemplateMeta
  readonly spec: PodSpec
}

type Extract = (object: never) => PodTemplate | undefined
const ofSpec: Extract = (object: { readonly spec?: { readonly template?: PodTemplate } }) => object.spec?.template
const ofJobTemplate: Extract = (object: { readonly spec: { readonly jobTemplate: { readonly spec: { readonly template: PodTemplate } } } }) =>
  object.spec.jobTemplate.spec.template // prettier-ignore
const ofItself: Extract = (object: { readonly template?: PodTemplate }) => object.template

const EXTRACTORS = new Map<string, Extract>([
  ...['ReplicationController', 'ReplicaSet', 'Deployment', 'DaemonSet', 'StatefulSet', 'Job'].map(
    (kind) => [kind, ofSpec] as const,
  ),
  ['CronJob', ofJobTemplate],
  ['PodTemplate', ofItself],
])

export const TEMPLATE_KINDS: ReadonlySet<string> = new Set(EXTRACTORS.keys())

export function templateOf(object: ApiObject): PodTemplate | undefined {
  return EXTRACTORS.get(object.kind)?.(object as never)
}
