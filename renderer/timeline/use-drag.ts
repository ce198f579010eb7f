import { ref, type Ref } from 'vue'

export interface Drag {
  /** Px from the element's left edge while a finger or button is down, else `null`. */
  readonly x: Readonly<Ref<number | null>>
  readonly onPointerdown: (event: PointerEvent) => void
  readonly onPointermove: (event: PointerEvent) => void
  readonly onPointerup: (event: PointerEvent) => void
}

/** Follows a pointer over the element that these listeners are on. */
export function useDrag(): Drag {
  const x = ref<number | null>(null)
  const place = (event: PointerEvent): number =>
    event.clientX - (event.currentTarget as Element).getBoundingClientRect().left

  return {
    x,
    onPointerdown(event) {
      if (event.button !== 0) return
      ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
      x.value = place(event)
    },
    onPointermove(event) {
      if (x.value !== null) x.value = place(event)
    },
    onPointerup() {
      x.value = null
    },
  }
}
