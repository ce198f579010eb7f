/** Asks the server which resources it serves: two requests, once in a while. */
// Models: k8s.io/client-go/discovery/discovery_client.go: GroupsAndMaybeResources
import type { ResourceInfo } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { KubectlClient } from '../client/kubectl-client'
import { resourcesIn } from './aggregated'
import { DiscoveryCache } from './cache'

export interface DiscoverySettings {
  readonly cache?: DiscoveryCache | undefined
  /** Which server it is: what it serves is the same for everybody. */
  readonly key: string
}

export class Discovery {
  private readonly cache: DiscoveryCache

  constructor(
    private readonly client: KubectlClient,
    private readonly settings: DiscoverySettings,
  ) {
    this.cache = settings.cache ?? new DiscoveryCache()
  }

  /** What is known, or (with nothing known, or when what is known is not enough) what the server says now. */
  *resources(isFresh = false): Task<readonly ResourceInfo[]> {
    const { key } = this.settings
    const { kernel } = this.client.transport
    const known = isFresh ? undefined : this.cache.get(key, kernel.now)
    if (known) return known
    const resources = inOrder([...(yield* this.document('/api')), ...(yield* this.document('/apis'))])
    this.cache.set(key, resources, kernel.now)
    return resources
  }

  private *document(path: string): Task<readonly ResourceInfo[]> {
    return resourcesIn(yield* this.client.request('get', { path, query: { as: 'APIGroupDiscoveryList' } }))
  }
}

/** The core group first, then the groups by name; the versions of a group as the server prefers them. */
function inOrder(resources: readonly ResourceInfo[]): readonly ResourceInfo[] {
  const versions = [...new Set(resources.map(({ group, version }) => `${group}/${version}`))]
  const place = ({ group, version }: ResourceInfo): number => versions.indexOf(`${group}/${version}`)
  return [...resources].sort((a, b) => {
    if (a.group !== b.group) return a.group < b.group ? -1 : 1
    return place(a) - place(b) || (a.resource < b.resource ? -1 : 1)
  })
}
