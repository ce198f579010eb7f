import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useSettings } from '../../../../renderer/stores/settings'
import { useSteps } from '../../../../renderer/stores/steps'
import { useTerminal } from '../../../../renderer/stores/terminal'

let typed: string[]
/** Exit codes of the lines to come; 0 when there are none left. */
let exitCodes: number[]

beforeEach(() => {
  setActivePinia(createPinia())
  typed = []
  exitCodes = []
  useTerminal().attach((line) => {
    typed.push(line)
    return Promise.resolve({ exitCode: exitCodes.shift() ?? 0 })
  })
})

describe('a step of the notes', () => {
  it('runs its lines in order and is then done, for good', async () => {
    const steps = useSteps()
    expect(steps.stateOf('apply').value).toBe('idle')
    const run = steps.run('apply', ['kubectl apply -f web.yaml', 'kubectl get pods'])
    expect(steps.stateOf('apply').value).toBe('running')
    await run
    expect(steps.stateOf('apply').value).toBe('done')
    expect(typed).toEqual(['kubectl apply -f web.yaml', 'kubectl get pods'])
    expect(useSettings().finishedSteps).toEqual(['request-to-pod/apply'])
  })

  it('has failed when one of its lines has', async () => {
    exitCodes = [1, 0]
    const steps = useSteps()
    await steps.run('apply', ['kubectl get nope', 'kubectl get pods'])
    expect(steps.stateOf('apply').value).toBe('failed')
    expect(useSettings().finishedSteps).toEqual([])
  })

  it('is done by a refusal where the refusal is the lesson', async () => {
    exitCodes = [1]
    const steps = useSteps()
    await steps.run('refused', ['kubectl apply -f broken.yaml'], true)
    expect(steps.stateOf('refused').value).toBe('done')
    await steps.run('refused', ['kubectl apply -f mended.yaml'], true)
    expect(steps.stateOf('refused').value).toBe('failed')
  })

  it('waits for its turn at the terminal', async () => {
    const steps = useSteps()
    void steps.run('one', ['a', 'b'])
    void steps.run('two', ['c'])
    await flushPromises()
    expect(typed).toEqual(['a', 'b', 'c'])
  })

  it('belongs to its chapter', async () => {
    const steps = useSteps()
    await steps.run('apply', ['a'])
    useSettings().setChapter('auto-healing')
    expect(steps.stateOf('apply').value).toBe('idle')
  })

  it('is not done when there is no terminal to run it in', async () => {
    useTerminal().attach(null)
    const steps = useSteps()
    await steps.run('apply', ['a'])
    expect(steps.stateOf('apply').value).toBe('failed')
  })
})
