import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import PaneSeparator from '../../../../renderer/components/PaneSeparator.vue'

const separator = (pane: 'left' | 'right' | 'below', size = 400) =>
  mount(PaneSeparator, { props: { label: 'Width', controls: 'pane', pane, size, range: { min: 300, max: 500 } } })

describe('the line between two panes', () => {
  it.each`
    pane       | key             | shiftKey | size
    ${'left'}  | ${'ArrowRight'} | ${false} | ${416}
    ${'left'}  | ${'ArrowLeft'}  | ${false} | ${384}
    ${'left'}  | ${'ArrowLeft'}  | ${true}  | ${336}
    ${'right'} | ${'ArrowLeft'}  | ${false} | ${416}
    ${'below'} | ${'ArrowUp'}    | ${false} | ${416}
    ${'below'} | ${'ArrowDown'}  | ${false} | ${384}
    ${'left'}  | ${'Home'}       | ${false} | ${300}
    ${'left'}  | ${'End'}        | ${false} | ${500}
  `(
    'of a pane on the $pane goes $key to $size',
    async ({ pane, key, shiftKey, size }: { pane: 'left'; key: string; shiftKey: boolean; size: number }) => {
      const line = separator(pane)
      await line.trigger('keydown', { key, shiftKey })
      expect(line.emitted('resize')).toEqual([[size]])
    },
  )

  it('stops at its limits', async () => {
    const line = separator('left', 495)
    await line.trigger('keydown', { key: 'ArrowRight' })
    expect(line.emitted('resize')).toEqual([[500]])
  })

  it.each(['keydown', 'dblclick'])('folds its pane on Enter and on a double click: %s', async (type) => {
    const line = separator('left')
    await line.trigger(type, { key: 'Enter' })
    expect(line.emitted('fold')).toHaveLength(1)
  })

  it('leaves other keys to the page', async () => {
    const line = separator('left')
    await line.trigger('keydown', { key: 'ArrowUp' })
    await line.trigger('keydown', { key: 'l' })
    expect(line.emitted()).not.toHaveProperty('resize')
  })

  it('says what it is and where it stands', () => {
    expect(separator('below').attributes()).toMatchObject({
      role: 'separator',
      tabindex: '0',
      'aria-orientation': 'horizontal',
      'aria-valuenow': '400',
      'aria-valuemin': '300',
      'aria-valuemax': '500',
    })
  })
})
