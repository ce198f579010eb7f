import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('renderer/styles/tokens.css', 'utf8')
const themes = { dark: block(':root {'), light: block(":root[data-theme='light'] {") }
const surfaces = ['page', 'panel', 'raised']
/** Everything that is ever written in words; each is also drawn as a graphic, for which 3 : 1 would do. */
const inks = ['text', 'muted', 'accent', 'api-server', 'etcd', 'scheduler', 'controllers', 'kubelet', 'runtime', 'kube-proxy', 'ready', 'waiting', 'failing'] // prettier-ignore

describe.each(['dark', 'light'] as const)('the %s theme', (theme) => {
  const colours = themes[theme]

  it.each(surfaces.flatMap((surface) => inks.map((ink) => [ink, surface] as const)))(
    'can be read: %s on %s',
    (ink, surface) => expect(contrast(colours[ink]!, colours[surface]!)).toBeGreaterThanOrEqual(4.5),
  )

  it('can be read: on the accent', () => {
    expect(contrast(colours['on-accent']!, colours['accent']!)).toBeGreaterThanOrEqual(4.5)
  })

  it('has all colours of the other theme', () => {
    expect(Object.keys(themes.light)).toEqual(Object.keys(themes.dark))
  })
})

function block(head: string): Record<string, string> {
  const from = css.indexOf(head)
  const body = css.slice(from, css.indexOf('}', from))
  return Object.fromEntries(
    [...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]),
  )
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
