import { inject, type App, type InjectionKey } from 'vue'
import type { ClusterHost } from '../../electron/contract/host'

const hostKey: InjectionKey<ClusterHost> = Symbol('cluster host')

/** Hands the app its cluster, wherever that cluster runs. */
export function provideHost(app: App, host: ClusterHost): void {
  app.provide(hostKey, host)
}

export function useHost(): ClusterHost {
  const host = inject(hostKey)
  if (!host) throw new Error('no cluster host was provided to this app')
  return host
}
