/** Links that lead out of the app open in the learner's own browser, for the few places that the course names. */
const knownHosts: ReadonlySet<string> = new Set(['kubernetes.io', 'etcd.io', 'github.com', 'raft.github.io'])

/** The address to hand to the system, or `undefined` for whatever must not leave: other schemes, other hosts, credentials, ports. */
export function externalLink(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined
  const link = new URL(url)
  const isPlain = link.protocol === 'https:' && link.port === '' && link.username === '' && link.password === ''
  return isPlain && knownHosts.has(link.hostname) ? link : undefined
}
