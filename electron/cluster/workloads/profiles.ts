/** What images do when they run, as data. */
// Simplified: an image is its name; nobody looks inside, and configuration files are not read.

import type { WebhookBehaviour } from './webhooks'

export interface ImageProfile {
  /** What the image runs when nobody says otherwise; empty: a shell, which ends at once without a terminal. */
  readonly entrypoint: readonly string[]
  /** From the start of the process until it listens. */
  readonly startMs: number
  /** Ports of the image itself; a plain server listens on those that its container declares. */
  readonly ports: readonly number[]
  readonly protocol: 'http' | 'tcp' | 'none'
  /** Paths that answer 200; others answer 404. */
  readonly paths: readonly string[]
  /** From SIGTERM until the process has ended. */
  readonly stopMs: number
  /** Exit code after SIGTERM. */
  readonly stopExitCode: number
  /** Has it a shell and the usual small tools? */
  readonly hasShell: boolean
  readonly logLines: readonly string[]
  /** How it answers the API server's reviews, if it does. */
  readonly webhook?: WebhookBehaviour
}

const SERVER: ImageProfile = {
  entrypoint: ['server'],
  startMs: 3,
  ports: [],
  protocol: 'http',
  paths: ['/', '/healthz', '/health', '/livez', '/readyz', '/ready', '/live', '/status', '/metrics'],
  stopMs: 200,
  stopExitCode: 0,
  hasShell: true,
  logLines: ['server started'],
}

const SHELL: ImageProfile = { ...SERVER, entrypoint: [], protocol: 'none', logLines: [] }
const SYSTEM: ImageProfile = { ...SERVER, hasShell: false, logLines: ['starting'] }

const WEBHOOK: ImageProfile = { ...SYSTEM, entrypoint: ['/webhook'], ports: [8443], paths: ['*'], startMs: 40, logLines: ['Serving HTTPS on :8443'] } // prettier-ignore

const PROFILES: Readonly<Record<string, ImageProfile>> = {
  'docker.io/library/nginx': {
    ...SERVER, entrypoint: ['nginx', '-g', 'daemon off;'], ports: [80], paths: ['/', '/index.html'], startMs: 3,
    logLines: ['/docker-entrypoint.sh: Configuration complete; ready for start up', 'start worker processes'],
  },
  'docker.io/library/httpd': {
    ...SERVER, entrypoint: ['httpd-foreground'], ports: [80], paths: ['/', '/index.html'], startMs: 3,
    logLines: ['[mpm_event:notice] AH00489: Apache configured -- resuming normal operations'],
  },
  'docker.io/library/redis': {
    ...SERVER, entrypoint: ['redis-server'], ports: [6379], protocol: 'tcp', startMs: 3,
    logLines: ['* Ready to accept connections tcp'],
  },
  'docker.io/library/postgres': {
    ...SERVER, entrypoint: ['postgres'], ports: [5432], protocol: 'tcp', startMs: 900,
    logLines: ['database system is ready to accept connections'],
  },
  'docker.io/library/tcp-echo': { ...SERVER, entrypoint: ['tcp-echo'], ports: [9000], protocol: 'tcp', startMs: 10, logLines: ['listening'] },
  'docker.io/library/busybox': SHELL,
  'docker.io/library/alpine': SHELL,
  'docker.io/webhook/deny-latest': { ...WEBHOOK, webhook: { does: 'deny tag', tag: 'latest' } },
  'docker.io/webhook/add-label': { ...WEBHOOK, webhook: { does: 'add label', label: 'checked-by=webhook' } },
  'registry.k8s.io/pause': { ...SYSTEM, entrypoint: ['/pause'], protocol: 'none', stopMs: 5, logLines: [] },
  'registry.k8s.io/coredns/coredns': { ...SYSTEM, entrypoint: ['/coredns'], ports: [53, 8080, 8181, 9153], startMs: 80 },
  'registry.k8s.io/coredns': { ...SYSTEM, entrypoint: ['/coredns'], ports: [53, 8080, 8181, 9153], startMs: 80 },
  'registry.k8s.io/etcd': { ...SYSTEM, entrypoint: ['etcd'], ports: [2379, 2380] },
  'registry.k8s.io/kube-apiserver': { ...SYSTEM, entrypoint: ['kube-apiserver'], ports: [6443] },
  'registry.k8s.io/kube-controller-manager': { ...SYSTEM, entrypoint: ['kube-controller-manager'], ports: [10257] },
  'registry.k8s.io/kube-scheduler': { ...SYSTEM, entrypoint: ['kube-scheduler'], ports: [10259] },
  'registry.k8s.io/kube-proxy': { ...SYSTEM, entrypoint: ['kube-proxy'], ports: [10249, 10256] },
} // prettier-ignore

/** The profile of a known repository; `undefined` for those of which nothing is known. */
export function profileOf(repository: string): ImageProfile | undefined {
  return Object.hasOwn(PROFILES, repository) ? PROFILES[repository] : undefined
}

/** What an image of which nothing is known does: it serves its declared ports. */
export const PLAIN_SERVER = SERVER

/** How fast a node's disk and network are. */
export interface RuntimeProfile {
  /** From RunPodSandbox to a ready sandbox, CNI included. */
  readonly sandboxMs: number
  /** From StartContainer until the process runs. */
  readonly containerMs: number
  readonly pullLatencyMs: number
  /** A pull of what is here already: the registry is only asked whether it is still the same. */
  readonly repullMs: number
  readonly pullBytesPerMs: number
  /** How much a pull varies, as a share of its time. */
  readonly pullJitter: number
  /** Does the runtime complete a name (`docker.io/library/nginx:1.27`) when it tells of a failed pull? */
  readonly fullNames: boolean
  /** What every image does, when set: the stand-in runtime of the recordings knows only timers. */
  readonly imageProfile: ImageProfile | null
}

export const DEFAULT_RUNTIME: RuntimeProfile = {
  sandboxMs: 150, containerMs: 30, pullLatencyMs: 250, repullMs: 40, pullBytesPerMs: 50_000, pullJitter: 0.1, fullNames: true, imageProfile: null,
} // prettier-ignore

/** The runtime under the recordings: containers are timers, ports exist only where FAKE_PORT says so. */
export const RECORDED_RUNTIME: RuntimeProfile = {
  sandboxMs: 150, containerMs: 0, pullLatencyMs: 800, repullMs: 800, pullBytesPerMs: Infinity, pullJitter: 0, fullNames: false,
  imageProfile: { ...SERVER, protocol: 'none', startMs: 0, logLines: [] },
} // prettier-ignore
