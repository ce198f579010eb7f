/** Kernel parameters that a Pod may set without touching its neighbours. */
// Models: staging/src/k8s.io/pod-security-admission/policy/check_sysctls.go
import { violation, type CheckedPod, type Violation } from './check'

const SAFE: readonly { readonly since: number; readonly names: readonly string[] }[] = [
  {
    since: 0,
    names: [
      'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range',
      'net.ipv4.ip_unprivileged_port_start',
    ],
  },
  { since: 27, names: ['net.ipv4.ip_local_reserved_ports'] },
  {
    since: 29,
    names: [
      'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes',
    ],
  },
  { since: 32, names: ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'] },
] // prettier-ignore

export function sysctls({ spec, minor }: CheckedPod): Violation | null {
  const safe = new Set(SAFE.filter(({ since }) => since <= minor).flatMap(({ names }) => names))
  const bad = (spec.securityContext?.sysctls ?? []).map(({ name }) => name).filter((name) => !safe.has(name))
  return bad.length === 0 ? null : violation('forbidden sysctls', bad.join(', '))
}
