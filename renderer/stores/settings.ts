/** The learner's choices and place. Changed anywhere, saved here. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import {
  DEFAULT_SETTINGS,
  THEMES,
  readSettings,
  type Language,
  type Layout,
  type Settings,
  type SettingsProblem,
  type Theme,
} from './settings-record'
import type { SettingsStorage } from './settings-storage'

/** Saving waits until the learner has stopped dragging; leaving the window saves at once. */
const SAVE_AFTER_MS = 1000

export const useSettings = defineStore('settings', () => {
  const settings = ref<Settings>(structuredClone(DEFAULT_SETTINGS))
  const systemIsLight = ref(false)
  /** Why the choices of earlier days are not here, if they should be. */
  const problem = shallowRef<SettingsProblem | null>(null)
  let storage: SettingsStorage | null = null
  let timer = 0
  let unsaved = false

  const shownTheme = computed(() =>
    settings.value.theme === 'system' ? (systemIsLight.value ? 'light' : 'dark') : settings.value.theme,
  )

  /** Reads what was saved and from then on saves what changes. To be awaited before anything is drawn. */
  async function load(from: SettingsStorage, preferred: Language): Promise<void> {
    settings.value = (await readFrom(from)) ?? structuredClone({ ...DEFAULT_SETTINGS, language: preferred })
    // What a newer app has written is not to be written over.
    if (problem.value !== 'newer') storage = from
    watch(settings, saveSoon, { deep: true })
  }

  async function readFrom(from: SettingsStorage): Promise<Settings | null> {
    const text = await from.load().catch(() => void (problem.value = 'unreadable'))
    if (typeof text !== 'string') return null
    const read = readSettings(text)
    if (typeof read !== 'string') return read
    problem.value = read
    if (read === 'corrupt') from.keepAside(text)
    return null
  }

  function saveSoon(): void {
    unsaved = true
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void saveNow(), SAVE_AFTER_MS)
  }

  async function saveNow(): Promise<void> {
    window.clearTimeout(timer)
    if (!unsaved || !storage) return
    unsaved = false
    await storage.save(JSON.stringify(settings.value))
  }

  function nextTheme(): void {
    settings.value.theme = THEMES[(THEMES.indexOf(settings.value.theme) + 1) % THEMES.length]!
  }

  function setLayout(change: Partial<Layout>): void {
    Object.assign(settings.value.layout, change)
  }

  function finishStep(step: string): void {
    if (!settings.value.finishedSteps.includes(step)) settings.value.finishedSteps.push(step)
  }

  return {
    language: computed(() => settings.value.language),
    theme: computed(() => settings.value.theme),
    shownTheme,
    layout: computed(() => settings.value.layout),
    chapter: computed(() => settings.value.chapter),
    finishedSteps: computed(() => settings.value.finishedSteps),
    paragraph: computed(() => settings.value.paragraph),
    problem,
    load,
    saveNow,
    setLanguage: (language: Language) => void (settings.value.language = language),
    nextTheme,
    setTheme: (theme: Theme) => void (settings.value.theme = theme),
    setSystemIsLight: (isLight: boolean) => void (systemIsLight.value = isLight),
    setChapter: (chapter: string) => void (settings.value.chapter = chapter),
    setParagraph: (paragraph: string | null) => void (settings.value.paragraph = paragraph),
    setLayout,
    finishStep,
  }
})
