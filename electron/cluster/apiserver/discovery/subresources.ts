/** What the doors beside an object's main one take and give, as discovery tells it. */
import { type ResourceInfo } from '../../../contract/api'

export interface DiscoveredDoor {
  readonly name: string
  readonly kind: string
  /** Of the kind that travels through this door; '' when it is that of the object. */
  readonly group: string
  readonly version: string
  readonly verbs: readonly string[]
}

const CHANGES = ['get', 'patch', 'update'] as const
const CALLS = ['create', 'get'] as const
const PROXIES = ['create', 'delete', 'get', 'patch', 'update'] as const

interface Door {
  readonly kind?: (owner: string) => string
  readonly group?: string
  readonly version?: string
  readonly verbs: readonly string[]
}

const DOORS: Readonly<Record<string, Door>> = {
  status: { verbs: CHANGES },
  ephemeralcontainers: { verbs: CHANGES },
  resize: { verbs: CHANGES },
  approval: { verbs: CHANGES },
  finalize: { verbs: ['update'] },
  log: { verbs: ['get'] },
  scale: { verbs: CHANGES, kind: () => 'Scale', group: 'autoscaling', version: 'v1' },
  binding: { verbs: ['create'], kind: () => 'Binding' },
  eviction: { verbs: ['create'], kind: () => 'Eviction', group: 'policy', version: 'v1' },
  token: { verbs: ['create'], kind: () => 'TokenRequest', group: 'authentication.k8s.io', version: 'v1' },
  attach: { verbs: CALLS, kind: (owner) => `${owner}AttachOptions` },
  exec: { verbs: CALLS, kind: (owner) => `${owner}ExecOptions` },
  portforward: { verbs: CALLS, kind: (owner) => `${owner}PortForwardOptions` },
  proxy: { verbs: PROXIES, kind: (owner) => `${owner}ProxyOptions` },
}

export function doorsOf({ kind, subresources }: ResourceInfo): readonly DiscoveredDoor[] {
  return subresources.map((name) => {
    const door = DOORS[name] ?? { verbs: CHANGES }
    return {
      name,
      kind: door.kind?.(kind) ?? kind,
      group: door.group ?? '',
      version: door.version ?? '',
      verbs: door.verbs,
    }
  })
}
