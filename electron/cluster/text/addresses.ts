/** Addresses as tables and descriptions write them. */
interface Ingress {
  readonly ip?: string
  readonly hostname?: string
}

/** What a load balancer was given, each once, in the order of the alphabet. */
// Models: pkg/printers/internalversion/printers.go: loadBalancerStatusStringer, ingressLoadBalancerStatusStringer
export function loadBalancerText(status: { readonly ingress?: readonly Ingress[] } | undefined): string {
  const given = (status?.ingress ?? []).map(({ ip, hostname }) => ip || (hostname ?? ''))
  return [...new Set(given)].filter((address) => address !== '').sort().join(',') // prettier-ignore
}

/** `10.1.2.3:80`, `[fd00::1]:80`. */
export function hostPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
