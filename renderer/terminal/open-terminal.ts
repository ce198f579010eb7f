/** Opens xterm.js in an element and hides it behind the few words that the session needs. */
import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { withStrictStyles } from './strict-styles'
import type { Screen } from './prompt-view'
import { keyPolicy } from './terminal-keys'
import { terminalTheme } from './terminal-theme'

export interface OpenTerminal extends Screen {
  onData(listener: (data: string) => void): void
  refreshTheme(): void
  /** What a screen reader calls the place where one types. */
  setLabel(label: string): void
  focus(): void
  dispose(): void
}

const SCROLLBACK_LINES = 5000

export function openTerminal(box: HTMLElement): OpenTerminal {
  const terminal = new Terminal({
    fontFamily: getComputedStyle(box).getPropertyValue('--mono'),
    fontSize: 12, // So that `kubectl get pods -o wide` fits beside the notes in a window of 1280 px.
    lineHeight: 1.25,
    letterSpacing: 0,
    cursorBlink: false,
    cursorStyle: 'block',
    scrollback: SCROLLBACK_LINES,
    screenReaderMode: true,
    theme: terminalTheme(box),
  })
  const fit = new FitAddon()
  terminal.loadAddon(fit)
  withStrictStyles(() => terminal.open(box))
  terminal.attachCustomKeyEventHandler(keyPolicy(terminal))
  terminal.textarea?.setAttribute('aria-describedby', 'terminal-help')

  const refit = () => {
    if (box.clientWidth > 0 && box.clientHeight > 0) fit.fit()
  }
  refit()
  const observer = new ResizeObserver(refit)
  observer.observe(box)

  return {
    get columns() {
      return terminal.cols
    },
    write: (text) => terminal.write(text),
    onData: (listener) => void terminal.onData(listener),
    refreshTheme: () => void (terminal.options.theme = terminalTheme(box)),
    setLabel: (label) => terminal.textarea?.setAttribute('aria-label', label),
    focus: () => terminal.focus(),
    dispose() {
      observer.disconnect()
      terminal.dispose()
    },
  }
}
