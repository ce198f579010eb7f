/** Runs a composable or store inside an app that has this host, as the real one would. */
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { createApp } from 'vue'
import type { ClusterHost } from '../../electron/contract/host'
import { provideHost } from '../../renderer/host/use-host'

export function piniaWithHost(host: ClusterHost): Pinia {
  const app = createApp({ render: () => null })
  const pinia = createPinia()
  app.use(pinia)
  provideHost(app, host)
  setActivePinia(pinia)
  return pinia
}
