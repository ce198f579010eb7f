/** How the steps of the notes stand: run in this session, or finished on an earlier day. */
import { defineStore } from 'pinia'
import { ref, type Ref } from 'vue'
import type { StepState } from '../notes/context'
import { useSettings } from './settings'
import { useTerminal } from './terminal'

export const useSteps = defineStore('steps', () => {
  const settings = useSettings()
  const terminal = useTerminal()
  const states = new Map<string, Ref<StepState>>()

  function stateOf(step: string): Ref<StepState> {
    const key = `${settings.chapter}/${step}`
    const known = states.get(key) ?? ref<StepState>(settings.finishedSteps.includes(key) ? 'done' : 'idle')
    states.set(key, known)
    return known
  }

  /** A step whose lesson is a refusal is done when its command fails. */
  async function run(step: string, commands: readonly string[], expectsRefusal = false): Promise<void> {
    const state = stateOf(step)
    const key = `${settings.chapter}/${step}`
    state.value = 'running'
    try {
      state.value = (await terminal.runLines(commands)) !== expectsRefusal ? 'done' : 'failed'
    } catch (error) {
      state.value = 'failed'
      throw error
    }
    if (state.value === 'done') settings.finishStep(key)
  }

  return { stateOf, run }
})
