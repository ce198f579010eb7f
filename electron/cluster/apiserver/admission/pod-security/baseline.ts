/** What no ordinary Pod needs: ways out of its container that are known. */
// Models: staging/src/k8s.io/pod-security-admission/policy/check_*.go of the level baseline
// Simplified: a Pod with a user namespace of its own is asked for the same as any other.
import { badContainers, containersOf, namedContainers, plural, quoted, setters, sortedSet, violation, type Check, type CheckedPod, type Violation } from './check' // prettier-ignore
import { appArmorProfile, seccompBaseline, seLinuxOptions } from './baseline-profiles'
import { sysctls } from './sysctls'

const DEFAULT_CAPABILITIES = new Set([
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP',
  'SETUID', 'SYS_CHROOT',
]) // prettier-ignore

export const BASELINE: readonly Check[] = [
  { id: 'appArmorProfile', since: 0, run: appArmorProfile },
  { id: 'capabilities_baseline', since: 0, run: capabilities },
  { id: 'hostNamespaces', since: 0, run: hostNamespaces },
  { id: 'hostPathVolumes', since: 0, run: hostPathVolumes },
  { id: 'hostPorts', since: 0, run: hostPorts },
  { id: 'hostProbesAndHostLifecycle', since: 34, run: probeHosts },
  { id: 'privileged', since: 0, run: privileged },
  { id: 'procMount', since: 0, run: procMount },
  { id: 'seLinuxOptions', since: 0, run: seLinuxOptions },
  { id: 'seccompProfile_baseline', since: 19, run: seccompBaseline },
  { id: 'sysctls', since: 0, run: sysctls },
  { id: 'windowsHostProcess', since: 0, run: hostProcess },
]

function capabilities(pod: CheckedPod): Violation | null {
  const extra = (added: readonly string[] = []): readonly string[] =>
    added.filter((name) => !DEFAULT_CAPABILITIES.has(name))
  const bad = badContainers(pod, ({ capabilities }) => extra(capabilities?.add).length > 0)
  if (bad.length === 0) return null
  const names = sortedSet(containersOf(pod).flatMap(({ securityContext }) => extra(securityContext?.capabilities?.add)))
  const detail = `${namedContainers(bad)} must not include ${quoted(names)} in securityContext.capabilities.add`
  return violation('non-default capabilities', detail)
}

function hostNamespaces({ spec }: CheckedPod): Violation | null {
  const shared = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((name) => spec[name])
  return shared.length === 0 ? null : violation('host namespaces', shared.map((name) => `${name}=true`).join(', '))
}

function hostPathVolumes({ spec }: CheckedPod): Violation | null {
  const names = (spec.volumes ?? []).filter(({ hostPath }) => hostPath).map(({ name }) => name)
  return names.length === 0 ? null : violation('hostPath volumes', `${plural(names.length, 'volume')} ${quoted(names)}`)
}

function hostPorts(pod: CheckedPod): Violation | null {
  const bad = containersOf(pod).filter(({ ports }) => ports?.some(({ hostPort }) => (hostPort ?? 0) !== 0))
  if (bad.length === 0) return null
  const ports = sortedSet(bad.flatMap(({ ports }) => (ports ?? []).flatMap(({ hostPort }) => (hostPort ? [String(hostPort)] : [])))) // prettier-ignore
  const names = bad.map(({ name }) => name)
  const detail = `${namedContainers(names)} ${plural(bad.length, 'uses', 'use')} ${plural(ports.length, 'hostPort')} ${ports.join(', ')}`
  return violation('hostPort', detail)
}

/** A probe with a host of its own makes the kubelet ask whom the Pod's author likes. */
function probeHosts(pod: CheckedPod): Violation | null {
  const found = containersOf(pod).map(({ name, livenessProbe, readinessProbe, startupProbe, lifecycle }) => {
    const handlers = [livenessProbe, readinessProbe, startupProbe, lifecycle?.postStart, lifecycle?.preStop]
    const hosts = handlers.flatMap((handler) => [handler?.httpGet?.host, handler?.tcpSocket?.host])
    return { name, hosts: hosts.filter((host): host is string => host !== undefined && host !== '') }
  })
  const bad = found.filter(({ hosts }) => hosts.length > 0)
  if (bad.length === 0) return null
  const hosts = sortedSet(bad.flatMap((each) => each.hosts))
  const who = namedContainers(bad.map(({ name }) => name))
  return violation('probe or lifecycle host', `${who} ${plural(bad.length, 'uses', 'use')} probe or lifecycle ${plural(hosts.length, 'host')} ${quoted(hosts)}`) // prettier-ignore
}

function privileged(pod: CheckedPod): Violation | null {
  const bad = badContainers(pod, (context) => context.privileged === true)
  return bad.length === 0
    ? null
    : violation('privileged', `${namedContainers(bad)} must not set securityContext.privileged=true`)
}

function procMount(pod: CheckedPod): Violation | null {
  const isBad = (mount: string | undefined): boolean => mount !== undefined && mount !== 'Default'
  const bad = badContainers(pod, (context) => isBad(context.procMount))
  if (bad.length === 0) return null
  const values = sortedSet(containersOf(pod).flatMap(({ securityContext }) => (isBad(securityContext?.procMount) ? [securityContext!.procMount!] : []))) // prettier-ignore
  return violation('procMount', `${namedContainers(bad)} must not set securityContext.procMount to ${quoted(values)}`)
}

function hostProcess(pod: CheckedPod): Violation | null {
  const isPodBad = pod.spec.securityContext?.windowsOptions?.hostProcess === true
  const who = setters(
    isPodBad,
    badContainers(pod, ({ windowsOptions }) => windowsOptions?.hostProcess === true),
  )
  if (who.length === 0) return null
  return violation('hostProcess', `${who.join(' and ')} must not set securityContext.windowsOptions.hostProcess=true`)
}
