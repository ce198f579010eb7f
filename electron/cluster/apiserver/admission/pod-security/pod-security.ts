/** Holds Pods to the security standard that their namespace asks for: enforces, warns and notes for the audit log. */
// Models: staging/src/k8s.io/pod-security-admission/admission/admission.go; plugin/pkg/admission/security/podsecurity
// Simplified: nobody is exempt; all Pods of a namespace are looked at when it becomes stricter.
import type { ApiObject, Namespace, Pod } from '../../../../contract/api'
import { jsonEquals } from '../../../../contract/api/patch'
import type { AdmissionAttributes, AdmissionPlugin } from '../plugin'
import { refused } from '../refusal'
import { validateNamespace } from './namespace'
import { policyOf, PREFIX } from './namespace-policy'
import { templateOf, TEMPLATE_KINDS } from './pod-template'
import { detailText, standardText, violationsOf, type Standard } from './standard'

/** What changes in a Pod through these is no matter of its security. */
const POD_SUBRESOURCES = new Set(['', 'ephemeralcontainers'])

export const podSecurity: AdmissionPlugin = {
  name: 'PodSecurity',
  handles(operation, { resource, subresource }) {
    if (operation !== 'create' && operation !== 'update') return false
    if (resource.kind === 'Pod' && resource.group === '') return POD_SUBRESOURCES.has(subresource)
    return subresource === '' && (resource.kind === 'Namespace' || TEMPLATE_KINDS.has(resource.kind))
  },
  validate(object, attributes) {
    if (object.kind === 'Namespace') validateNamespace(object as Namespace, attributes)
    else if (object.kind === 'Pod') validatePod(object as Pod, attributes)
    else validateTemplate(object, attributes)
  },
}

function validatePod(pod: Pod, attributes: AdmissionAttributes): void {
  const { old, view, request } = attributes
  if (old && !isSignificant(pod, old as Pod)) return
  const { enforce, audit, warn, errors } = policyOf(view.get('Namespace', '', request.namespace)?.metadata.labels)
  if ([enforce, audit, warn].every(({ level }) => level === 'privileged') && errors.length === 0) return
  attributes.annotate(`${PREFIX}enforce-policy`, standardText(enforce))
  noteViolations(pod, audit, attributes)
  const violations = violationsOf(enforce, pod)
  if (violations.length > 0)
    throw refused(attributes, pod, `violates PodSecurity "${standardText(enforce)}": ${detailText(violations)}`)
  warnOf(pod, warn, attributes)
}

/** The Pods of a template do not exist yet: its author is only told what would become of them. */
function validateTemplate(object: ApiObject, attributes: AdmissionAttributes): void {
  const template = templateOf(object)
  if (!template) return
  const { audit, warn } = policyOf(attributes.view.get('Namespace', '', attributes.request.namespace)?.metadata.labels)
  noteViolations(template, audit, attributes)
  warnOf(template, warn, attributes)
}

function warnOf(pod: Parameters<typeof violationsOf>[1], standard: Standard, attributes: AdmissionAttributes): void {
  const text = wouldViolate(pod, standard)
  if (text !== '') attributes.warn(text)
}

function noteViolations(
  pod: Parameters<typeof violationsOf>[1],
  standard: Standard,
  attributes: AdmissionAttributes,
): void {
  const text = wouldViolate(pod, standard)
  if (text !== '') attributes.annotate(`${PREFIX}audit-violations`, text)
}

function wouldViolate(pod: Parameters<typeof violationsOf>[1], standard: Standard): string {
  const violations = violationsOf(standard, pod)
  return violations.length === 0
    ? ''
    : `would violate PodSecurity "${standardText(standard)}": ${detailText(violations)}`
}

/** Of all that may change in a Pod, images, deadlines and tolerations touch no check. */
function isSignificant(pod: Pod, old: Pod): boolean {
  const concerns = ({ metadata, spec }: Pod): unknown => ({
    annotations: metadata.annotations ?? {},
    ephemeralContainers: spec.ephemeralContainers ?? [],
  })
  return !jsonEquals(concerns(pod), concerns(old))
}
