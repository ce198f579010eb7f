import { mount } from '@vue/test-utils'
import I18NextVue from 'i18next-vue'
import type { Component } from 'vue'
import { createI18n } from '../../../../renderer/i18n/create-i18n'
import type { Language } from '../../../../renderer/stores/settings-record'

/** Mounts a component with all texts of a language. A missing text fails the test. */
export function mountIn(language: Language, component: Component, props: Record<string, unknown>) {
  const i18next = createI18n(language, (key) => {
    throw new Error(`no text for ${key}`)
  })
  return mount(component, { props, attachTo: document.body, global: { plugins: [[I18NextVue, { i18next }]] } })
}
