/** What the notes may ask of the app, answered by its stores. */
import { useTranslation } from 'i18next-vue'
import { computed, type Ref } from 'vue'
import { simulatedMs } from '../diagrams/math/calendar'
import { createChoices, type NoteContext } from '../notes/context'
import type { LinkTarget } from '../notes/link-target'
import { evaluateLive, NOTHING, type LiveSnapshot } from '../notes/live'
import { parseLive } from '../notes/live-expression'
import type { Glossary } from '../notes/load-note'
import SceneInText from '../pages/SceneInText.vue'
import { useCluster } from '../stores/cluster'
import { useSettings } from '../stores/settings'
import { useSteps } from '../stores/steps'

export interface NoteActions {
  readonly glossary: Readonly<Ref<Glossary>>
  readonly openStage: (focus: string | null) => void
  readonly follow: (target: LinkTarget) => void
}

/** Live numbers follow the clock in steps that can be read. */
const CLOCK_STEP_MS = 100

export function useNoteContext({ glossary, openStage, follow }: NoteActions): NoteContext {
  const cluster = useCluster()
  const settings = useSettings()
  const steps = useSteps()
  const { t } = useTranslation()

  const clockMs = computed(() => Math.floor(cluster.playheadMs / CLOCK_STEP_MS) * CLOCK_STEP_MS)
  /** Each number depends only on what it reads: one that counts Pods does not follow the clock. */
  const snapshot: LiveSnapshot = {
    get atMs() {
      return clockMs.value
    },
    bornAtEpochMs: -simulatedMs('1970-01-01T00:00:00Z'),
    get revision() {
      return cluster.revision
    },
    get objects() {
      return cluster.objects.values()
    },
    get trace() {
      return cluster.recent
    },
  }

  return {
    language: computed(() => settings.language),
    runStep: (id, commands, expectsRefusal) => void steps.run(id, commands, expectsRefusal),
    stepState: (id) => steps.stateOf(id),
    live(expression) {
      const parsed = parseLive(expression)
      return computed(() => (parsed.ok ? evaluateLive(parsed.expression, snapshot) : NOTHING))
    },
    choice: createChoices(),
    openScene: (_id, { focus }) => openStage(focus),
    scene: (id) => (id === 'cluster' ? SceneInText : undefined),
    follow,
    term: (id) => glossary.value[id],
    // Which keys a note asks for is known to the notes' own tests; here they are only looked up.
    text: (key, values) => t(key as 'notes.run', { ...values }),
  }
}
