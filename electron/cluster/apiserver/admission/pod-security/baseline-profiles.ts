/** The kernel's own guards, which a Pod must not switch off. */
// Models: staging/src/k8s.io/pod-security-admission/policy/check_{appArmorProfile,seLinuxOptions,seccompProfile_baseline}.go
import type { SELinuxOptions } from '../../../../contract/api'
import { badContainers, containersOf, plural, quoted, setters, sortedSet, violation, type CheckedPod, type Violation } from './check' // prettier-ignore

const APP_ARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/'

export function appArmorProfile(pod: CheckedPod): Violation | null {
  const own = pod.spec.securityContext?.appArmorProfile?.type
  const isBad = (type: string | undefined): type is string => type === 'Unconfined'
  const bad = badContainers(pod, (context) => isBad(context.appArmorProfile?.type))
  const annotations = Object.entries(pod.metadata.annotations ?? {})
    .filter(([key, value]) => key.startsWith(APP_ARMOR_ANNOTATION) && !isAllowedProfile(value))
    .map(([key, value]) => [`${key}="${value}"`, value] as const)
    .sort()
  const who = [...setters(isBad(own), bad), ...annotationText(annotations.map(([text]) => text))]
  if (who.length === 0) return null
  const values = sortedSet([
    ...(isBad(own) || bad.length > 0 ? ['Unconfined'] : []),
    ...annotations.map(([, value]) => value),
  ])
  const detail = `${who.join(' and ')} must not set AppArmor profile type to ${quoted(values)}`
  return violation(plural(values.length, 'forbidden AppArmor profile'), detail)
}

function annotationText(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [`${plural(texts.length, 'annotation')} ${texts.join(', ')}`]
}

function isAllowedProfile(value: string): boolean {
  return value === '' || value === 'runtime/default' || value.startsWith('localhost/')
}

export function seLinuxOptions(pod: CheckedPod): Violation | null {
  const allowed = new Set([
    '',
    'container_t',
    'container_init_t',
    'container_kvm_t',
    ...(pod.minor >= 31 ? ['container_engine_t'] : []),
  ])
  const isBad = (options: SELinuxOptions | undefined): boolean =>
    options !== undefined && (!allowed.has(options.type ?? '') || !!options.user || !!options.role)
  const own = pod.spec.securityContext?.seLinuxOptions
  const who = setters(
    isBad(own),
    badContainers(pod, (context) => isBad(context.seLinuxOptions)),
  )
  if (who.length === 0) return null
  const all = [own, ...containersOf(pod).map(({ securityContext }) => securityContext?.seLinuxOptions)]
  const types = sortedSet(all.map((options) => options?.type ?? '').filter((type) => !allowed.has(type)))
  const what = [
    ...(types.length > 0 ? [`${plural(types.length, 'type')} ${quoted(types)}`] : []),
    ...(all.some((options) => options?.user) ? ['user may not be set'] : []),
    ...(all.some((options) => options?.role) ? ['role may not be set'] : []),
  ]
  return violation(
    'seLinuxOptions',
    `${who.join(' and ')} set forbidden securityContext.seLinuxOptions: ${what.join('; ')}`,
  )
}

export function seccompBaseline(pod: CheckedPod): Violation | null {
  const isBad = (type: string | undefined): boolean => type === 'Unconfined'
  const isPodBad = isBad(pod.spec.securityContext?.seccompProfile?.type)
  const who = setters(
    isPodBad,
    badContainers(pod, (context) => isBad(context.seccompProfile?.type)),
  )
  if (who.length === 0) return null
  return violation(
    'seccompProfile',
    `${who.join(' and ')} must not set securityContext.seccompProfile.type to "Unconfined"`,
  )
}
