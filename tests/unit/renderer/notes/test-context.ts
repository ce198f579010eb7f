/** A note's surroundings in tests: everything that it asks for is recorded or settable. */
import { computed, ref } from 'vue'
import type { Ref } from 'vue'
import english from '../../../../content/en/notes.json'
import type { NoteContext, StepState } from '../../../../renderer/notes/context'
import { createChoices, noteContextKey } from '../../../../renderer/notes/context'
import type { Language } from '../../../../renderer/notes/note-tree'

export interface TestContext extends NoteContext {
  readonly language: Ref<Language>
  readonly states: Map<string, Ref<StepState>>
  readonly values: Map<string, Ref<string>>
  readonly asked: unknown[]
}

export function createTestContext(): TestContext {
  const asked: unknown[] = []
  const states = new Map<string, Ref<StepState>>()
  const values = new Map<string, Ref<string>>()
  const kept = <T>(map: Map<string, Ref<T>>, key: string, first: T) => map.set(key, map.get(key) ?? (ref(first) as Ref<T>)).get(key)! // prettier-ignore
  return {
    language: ref('en'),
    states,
    values,
    asked,
    runStep: (id, commands, expectsRefusal) => asked.push({ run: id, commands, expectsRefusal }),
    stepState: (id) => kept(states, id, 'idle'),
    live: (expression) => computed(() => kept(values, expression, '').value),
    choice: createChoices(),
    openScene: (id, options) => asked.push({ open: id, ...options }),
    scene: () => undefined,
    follow: (target) => asked.push({ follow: target }),
    term: (id) => ({ name: id, gloss: `about ${id}` }),
    text: (key) => wordOf(key),
  }
}

/** Ready for the `global` option of mount. */
export function testContext(context: NoteContext = createTestContext()) {
  return { provide: { [noteContextKey as symbol]: context } }
}

function wordOf(key: string): string {
  const words = english.notes as Readonly<Record<string, unknown>>
  const word = words[key.replace('notes.', '')]
  return typeof word === 'string' ? word : key
}
