/**
 * Long messages travel in parts, over a worker's port as over Electron's IPC, so that no single one holds up what comes behind it.
 * A part is JSON text of at most 30 Ki characters: 60 KiB at two bytes each.
 */
export const LONGEST_PART = 30 * 1024

/** Parts of one message follow each other; on one channel they are never mixed with another message's. */
export interface Part {
  readonly text: string
  readonly first: boolean
  readonly last: boolean
}

export function partsOf(message: unknown): readonly Part[] {
  const text = JSON.stringify(message)
  const count = Math.ceil(text.length / LONGEST_PART)
  return Array.from({ length: count }, (_, index) => ({
    text: text.slice(index * LONGEST_PART, (index + 1) * LONGEST_PART),
    first: index === 0,
    last: index === count - 1,
  }))
}

/** Takes part after part, and returns the message when its last part is there. Of a message whose beginning was missed nothing is kept. */
export function joiner(): (part: Part) => unknown {
  let pending: string | null = null
  return ({ text, first, last }) => {
    const begun: string | null = first ? '' : pending
    pending = begun === null || last ? null : begun + text
    return begun === null || !last ? undefined : (JSON.parse(begun + text) as unknown)
  }
}
