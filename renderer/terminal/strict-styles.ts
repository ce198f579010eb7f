/**
 * xterm.js writes its colours and sizes into `<style>` elements and `style` attributes of its own, which a strict
 * `style-src` forbids. Here the same text goes where script may put it: into constructed style sheets, and into
 * `element.style`. The policy has already admitted that script, so no inline style has to be allowed for.
 */
const HTML = 'http://www.w3.org/1999/xhtml'

/** Opens a terminal. The `<style>` elements that it asks for meanwhile are stand-ins. */
export function withStrictStyles(open: () => void): void {
  const create = (name: string) => (name === 'style' ? adoptedStyle() : document.createElementNS(HTML, name))
  Object.assign(document, { createElement: create })
  Object.assign(HTMLSpanElement.prototype, { setAttribute: setStyleByScript })
  try {
    open()
  } finally {
    Reflect.deleteProperty(document, 'createElement') // Uncovers the document's own.
  }
}

/** The cells of a selection are spans that are given a `style` attribute whenever a row is drawn, so this stays. */
function setStyleByScript(this: HTMLSpanElement, name: string, value: string): void {
  if (name === 'style') this.style.cssText = value
  else Element.prototype.setAttribute.call(this, name, value)
}

function adoptedStyle(): HTMLElement {
  const standIn = document.createElementNS(HTML, 'span')
  const sheet = new CSSStyleSheet()
  standIn.hidden = true
  document.adoptedStyleSheets.push(sheet)
  Object.defineProperty(standIn, 'textContent', { set: (text: string) => sheet.replaceSync(text) })
  standIn.remove = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet)
    HTMLElement.prototype.remove.call(standIn)
  }
  return standIn
}
