import i18next, { type i18n } from 'i18next'
import { LANGUAGES, type Language } from '../stores/settings-record'
import { textsOf, type Texts } from './texts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts }
  }
}

/** Every text of both languages, ready before the first word is drawn. `onMissing` hears of keys that nobody wrote. */
export function createI18n(language: Language, onMissing: (key: string) => void = reportMissing): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    supportedLngs: [...LANGUAGES],
    fallbackLng: false,
    initAsync: false,
    resources: Object.fromEntries(LANGUAGES.map((name) => [name, { translation: textsOf(name) }])),
    interpolation: { escapeValue: false }, // Vue writes text, never markup.
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => onMissing(key),
  })
  return instance
}

/** Loud in tests and while developing: the page objects of the tests fail on any console error. */
function reportMissing(key: string): void {
  console.error(`no text for "${key}"`)
}
