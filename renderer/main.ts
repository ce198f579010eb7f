/** Starts the page: settings first, so that its first picture is already in the reader's language and theme. */
import I18NextVue from 'i18next-vue'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { browserHost } from './host/browser-host'
import { desktopBridge } from './host/desktop-host'
import { reportingHost } from './host/reporting-host'
import { provideHost } from './host/use-host'
import { createI18n } from './i18n/create-i18n'
import { preferredLanguage } from './i18n/preferred-language'
import { useCluster } from './stores/cluster'
import { useSettings } from './stores/settings'
import { settingsStorage } from './stores/settings-storage'
import './styles/index.css'

const FONTS = ['400 15px "Inter Variable"', '400 12.5px "JetBrains Mono Variable"']

async function start(): Promise<void> {
  const app = createApp(App)
  const pinia = createPinia()
  app.use(pinia)
  const onFailure = (reason: string) => useCluster(pinia).fail(reason)
  provideHost(app, reportingHost(desktopBridge()?.host ?? browserHost(onFailure), onFailure))

  const settings = useSettings(pinia)
  const light = matchMedia('(prefers-color-scheme: light)')
  settings.setSystemIsLight(light.matches)
  light.addEventListener('change', () => settings.setSystemIsLight(light.matches))
  // Text that is drawn in another face first would jump when its own arrives.
  await Promise.all([
    settings.load(settingsStorage(), preferredLanguage(navigator.languages)),
    ...FONTS.map((font) => document.fonts.load(font)),
  ])

  app.use(I18NextVue, { i18next: createI18n(settings.language) })
  app.mount('#app')
}

void start()
