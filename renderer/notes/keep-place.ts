/** Keeps the reader at the same paragraph while the note around it is exchanged for the one in another language. */
export interface ReadingPlace {
  /** The block whose top edge is nearest below the pane's top. */
  readonly block: string
  /** Its distance from the pane's top, in px. */
  readonly offset: number
}

export function readingPlace(pane: HTMLElement): ReadingPlace | null {
  const top = pane.getBoundingClientRect().top
  for (const element of pane.querySelectorAll<HTMLElement>('[data-block]')) {
    const box = element.getBoundingClientRect()
    // A long block that the reader is in the middle of counts by its own top, above the pane's.
    if (box.bottom > top) return { block: element.dataset['block']!, offset: box.top - top }
  }
  return null
}

export function returnToPlace(pane: HTMLElement, place: ReadingPlace | null): void {
  if (!place) return
  const element = pane.querySelector<HTMLElement>(`[data-block="${CSS.escape(place.block)}"]`)
  if (!element) return
  pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - place.offset
}
