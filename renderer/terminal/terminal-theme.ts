import type { ITheme } from '@xterm/xterm'

/** The palette of the app, under the names that a terminal has for colours. */
export function terminalTheme(element: Element): ITheme {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    background: token('--panel'),
    foreground: token('--text'),
    cursor: token('--text'),
    cursorAccent: token('--panel'),
    selectionBackground: `${token('--accent')}4d`,
    scrollbarSliderBackground: token('--line'),
    scrollbarSliderHoverBackground: token('--muted'),
    scrollbarSliderActiveBackground: token('--muted'),
    red: token('--failing'),
    green: token('--ready'),
    yellow: token('--waiting'),
    blue: token('--kubelet'),
    magenta: token('--controllers'),
    cyan: token('--etcd'),
    brightBlack: token('--muted'),
  }
}
