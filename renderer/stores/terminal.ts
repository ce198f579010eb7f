/** The way to the learner's terminal for whoever wants something typed there. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

/** Types a line, runs it, and says how it ended. */
export type Typist = (line: string) => Promise<{ readonly exitCode: number }>

/** How a line ends on Ctrl+C. */
const INTERRUPTED = 130

export const useTerminal = defineStore('terminal', () => {
  const busy = ref(false)
  const focusRequests = ref(0)
  const typist = shallowRef<Typist | null>(null)
  let turn: Promise<unknown> = Promise.resolve()

  /** Runs lines one after the other, behind those that were asked for earlier. True when all of them went well. */
  function runLines(lines: readonly string[]): Promise<boolean> {
    const result = turn.then(() => runAll(lines))
    turn = result.catch(() => undefined)
    return result
  }

  async function runAll(lines: readonly string[]): Promise<boolean> {
    let allWell = true
    for (const line of lines) {
      const ended = await typist.value?.(line)
      allWell &&= ended?.exitCode === 0
      if (ended?.exitCode === INTERRUPTED) break // Who interrupts a step means all of it.
    }
    return allWell
  }

  return {
    busy,
    focusRequests,
    runLines,
    attach: (to: Typist | null) => void (typist.value = to),
    setBusy: (isBusy: boolean) => void (busy.value = isBusy),
    focus: () => {
      focusRequests.value++
    },
  }
})
