const HTML = 'http://www.w3.org/1999/xhtml'

/**
 * xterm.js writes its colours and sizes into `<style>` elements that it makes itself, which a strict `style-src` forbids.
 * While it opens, the elements that it asks for are stand-ins that put the same text into constructed style sheets: these
 * are made by script that the policy has already admitted, so no inline style has to be allowed for.
 */
export function withAdoptedStyles(open: () => void): void {
  const create = (name: string) => document.createElementNS(HTML, name)
  Object.assign(document, { createElement: (name: string) => (name === 'style' ? adoptedStyle() : create(name)) })
  try {
    open()
  } finally {
    Reflect.deleteProperty(document, 'createElement') // Uncovers the document's own.
  }
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
