/** F6 walks the panes, as in other desktop apps; each pane remembers nothing and gives the focus to its first control, its body's before its head's. */

const PANE = '[data-pane]'
const BODY = '[data-pane-body]'
const CONTROL = 'a[href], button:not(:disabled), input, textarea, select, [tabindex="0"], [contenteditable="true"]'

export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANE)].filter(isShown)
  if (panes.length === 0) return
  const here = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = here === -1 ? (step === 1 ? 0 : panes.length - 1) : (here + step + panes.length) % panes.length
  const pane = panes[next]!
  const bodies = [...pane.querySelectorAll(BODY), pane]
  const controls = bodies.flatMap((body) => [...body.querySelectorAll<HTMLElement>(CONTROL)])
  const control = controls.find(isShown)
  ;(control ?? pane).focus()
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]')
}
