/** What a hardened Pod does without, and has to say so. */
// Models: staging/src/k8s.io/pod-security-admission/policy/check_*.go of the level restricted
// Simplified: a Pod with a user namespace of its own is asked for the same as any other.
import type { SecurityContext, Volume } from '../../../../contract/api'
import { badContainers, containersOf, isWindows, namedContainers, plural, quoted, setters, sortedSet, violation, type Check, type CheckedPod, type Violation } from './check' // prettier-ignore

const VOLUME_TYPES: readonly (keyof Volume)[] = [
  'configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret',
] // prettier-ignore
/** From this release on, Windows is not asked for what only Linux has. */
const WINDOWS_KNOWN = 25

export const RESTRICTED: readonly Check[] = [
  { id: 'allowPrivilegeEscalation', since: 8, run: onLinux(privilegeEscalation) },
  { id: 'capabilities_restricted', since: 22, overrides: ['capabilities_baseline'], run: onLinux(capabilities) },
  { id: 'restrictedVolumes', since: 0, overrides: ['hostPathVolumes'], run: volumes },
  { id: 'runAsNonRoot', since: 0, run: runAsNonRoot },
  { id: 'runAsUser', since: 23, run: runAsUser },
  { id: 'seccompProfile_restricted', since: 19, overrides: ['seccompProfile_baseline'], run: onLinux(seccompProfile) },
]

function onLinux(run: Check['run']): Check['run'] {
  return (pod) => (pod.minor >= WINDOWS_KNOWN && isWindows(pod) ? null : run(pod))
}

function privilegeEscalation(pod: CheckedPod): Violation | null {
  const bad = badContainers(pod, (context) => context.allowPrivilegeEscalation !== false)
  const detail = `${namedContainers(bad)} must set securityContext.allowPrivilegeEscalation=false`
  return bad.length === 0 ? null : violation('allowPrivilegeEscalation != false', detail)
}

function capabilities(pod: CheckedPod): Violation | null {
  const extra = ({ capabilities }: SecurityContext): readonly string[] =>
    (capabilities?.add ?? []).filter((name) => name !== 'NET_BIND_SERVICE')
  const keeping = badContainers(pod, ({ capabilities }) => !capabilities?.drop?.includes('ALL'))
  const adding = badContainers(pod, (context) => extra(context).length > 0)
  const added = sortedSet(containersOf(pod).flatMap(({ securityContext }) => extra(securityContext ?? {})))
  const details = [
    ...(keeping.length > 0 ? [`${namedContainers(keeping)} must set securityContext.capabilities.drop=["ALL"]`] : []),
    ...(adding.length > 0 ? [`${namedContainers(adding)} must not include ${quoted(added)} in securityContext.capabilities.add`] : []), // prettier-ignore
  ]
  return details.length === 0 ? null : violation('unrestricted capabilities', details.join('; '))
}

function volumes({ spec }: CheckedPod): Violation | null {
  const bad = (spec.volumes ?? []).filter((volume) => !VOLUME_TYPES.some((type) => volume[type] !== undefined))
  if (bad.length === 0) return null
  const types = sortedSet(bad.map((volume) => Object.keys(volume).find((key) => key !== 'name') ?? 'unknown'))
  const names = quoted(bad.map(({ name }) => name))
  const detail = `${plural(bad.length, 'volume')} ${names} ${plural(bad.length, 'uses', 'use')} ${plural(types.length, 'restricted volume type')} ${quoted(types)}` // prettier-ignore
  return violation('restricted volume types', detail)
}

function runAsNonRoot(pod: CheckedPod): Violation | null {
  const own = pod.spec.securityContext?.runAsNonRoot
  const who = setters(
    own === false,
    badContainers(pod, (context) => context.runAsNonRoot === false),
  )
  if (who.length > 0)
    return violation('runAsNonRoot != true', `${who.join(' and ')} must not set securityContext.runAsNonRoot=false`)
  const silent = own ? [] : badContainers(pod, (context) => context.runAsNonRoot === undefined)
  if (silent.length === 0) return null
  return violation(
    'runAsNonRoot != true',
    `pod or ${namedContainers(silent)} must set securityContext.runAsNonRoot=true`,
  )
}

function runAsUser(pod: CheckedPod): Violation | null {
  const isPodBad = pod.spec.securityContext?.runAsUser === 0
  const who = setters(
    isPodBad,
    badContainers(pod, (context) => context.runAsUser === 0),
  )
  return who.length === 0 ? null : violation('runAsUser=0', `${who.join(' and ')} must not set runAsUser=0`)
}

function seccompProfile(pod: CheckedPod): Violation | null {
  const own = pod.spec.securityContext?.seccompProfile?.type
  const isBad = (type: string | undefined): boolean =>
    type !== undefined && type !== 'RuntimeDefault' && type !== 'Localhost'
  const who = setters(
    isBad(own),
    badContainers(pod, (context) => isBad(context.seccompProfile?.type)),
  )
  if (who.length > 0) {
    const types = [own, ...containersOf(pod).map(({ securityContext }) => securityContext?.seccompProfile?.type)]
    const values = sortedSet(types.filter(isBad).map(String))
    return violation(
      'seccompProfile',
      `${who.join(' and ')} must not set securityContext.seccompProfile.type to ${quoted(values)}`,
    )
  }
  const silent = own ? [] : badContainers(pod, (context) => context.seccompProfile === undefined)
  if (silent.length === 0) return null
  const detail = `pod or ${namedContainers(silent)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`
  return violation('seccompProfile', detail)
}
