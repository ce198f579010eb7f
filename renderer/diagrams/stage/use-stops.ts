import { inject, provide, ref, type InjectionKey, type Ref } from 'vue'
import type { Selection } from '../../stores/selection'
import { isDirection, nextStop, type Stop } from '../scenes/cluster/stops'

/** Attributes that make a part of the drawing a thing that can be reached, named and chosen. */
export interface StopAttributes {
  readonly role: 'button'
  readonly tabindex: 0 | -1
  readonly 'data-stop': string
  readonly 'aria-label': string
  readonly 'aria-pressed': boolean
  readonly onClick: (event: MouseEvent) => void
}

export type StopOf = (id: string, label: string, selection: Selection) => StopAttributes

const STOP_OF: InjectionKey<StopOf> = Symbol('stops of the stage')

/**
 * A roving tabindex: the drawing is one stop of the Tab key, and arrows walk within it.
 * `current` is the id of the part that holds the focus, or would.
 */
export function provideStops(
  stops: Readonly<Ref<readonly Stop[]>>,
  selected: Readonly<Ref<string | null>>,
  select: (selection: Selection | null) => void,
) {
  const current = ref('kube-apiserver')
  const choices = new Map<string, Selection>()

  const stopOf: StopOf = (id, label, selection) => {
    choices.set(id, selection)
    return {
      role: 'button',
      tabindex: current.value === id ? 0 : -1,
      'data-stop': id,
      'aria-label': label,
      'aria-pressed': selected.value === id,
      onClick(event) {
        event.stopPropagation()
        current.value = id
        select(selection)
      },
    }
  }

  function press(event: KeyboardEvent): void {
    const svg = event.currentTarget as Element
    if (isDirection(event.key)) {
      const next = nextStop(stops.value, current.value, event.key)
      if (next) focusOn(svg, next.id)
    } else if (event.key === 'Enter' || event.key === ' ') {
      const choice = choices.get(current.value)
      if (choice) select(choice)
    } else if (event.key === 'Escape') {
      select(null)
    } else return
    event.preventDefault()
  }

  function focusOn(svg: Element, id: string): void {
    current.value = id
    svg.querySelector<SVGElement>(`[data-stop="${CSS.escape(id)}"]`)?.focus()
  }

  /** A part that went away takes its tabindex with it: the API server is always there. */
  function keepReachable(): void {
    if (!stops.value.some(({ id }) => id === current.value)) current.value = 'kube-apiserver'
  }

  provide(STOP_OF, stopOf)
  return { press, stopOf, keepReachable }
}

export function useStopOf(): StopOf {
  return inject(STOP_OF)!
}
