/** Which keys the terminal takes and which it leaves to the page. */

interface Selectable {
  hasSelection(): boolean
  getSelection(): string
  clearSelection(): void
}

/** Answers xterm.js: true lets it have the key, false leaves the key to the browser. */
export function keyPolicy(terminal: Selectable): (event: KeyboardEvent) => boolean {
  let tabLeaves = false

  return (event) => {
    if (event.type !== 'keydown') return true
    const leavesNow = tabLeaves && event.key === 'Tab'
    if (event.key !== 'Shift') tabLeaves = event.key === 'Escape'
    if (event.key === 'Escape' || event.key === 'F6' || leavesNow) return false
    const command = event.ctrlKey || event.metaKey
    if (!command || event.altKey) return true
    const key = event.key.toLowerCase()
    if (key === 'c' && (event.shiftKey || terminal.hasSelection())) return copy(terminal, event)
    // The browser pastes by itself where it is allowed to; Ctrl+Shift+L is the app's.
    return !(key === 'v' || (key === 'l' && event.shiftKey))
  }
}

function copy(terminal: Selectable, event: KeyboardEvent): boolean {
  event.preventDefault()
  if (terminal.hasSelection()) void copySelection(terminal)
  return false
}

/** A browser may refuse: then the selection stays, for the browser's own menu. */
async function copySelection(terminal: Selectable): Promise<void> {
  await navigator.clipboard.writeText(terminal.getSelection()).then(
    () => terminal.clearSelection(),
    () => undefined,
  )
}
