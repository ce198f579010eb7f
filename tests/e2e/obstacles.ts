/** What keeps somebody from using the app, as axe sees it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { App } from './app'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** What stands inside a part of the drawing (a revision, a clock) changes many times a second; its name must not. */
const isDrawnPart = (id: string, html: string): boolean => id === 'label-content-name-mismatch' && html.startsWith('<g')

/** Violations that keep somebody from using the app. */
export async function obstacles(app: App): Promise<string[]> {
  const results = await app.page.evaluate(async (source) => {
    if (!('axe' in window)) (0, eval)(source) // The page's policy does not bind its tests.
    return (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run()
  }, axeSource)
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.filter(({ html }) => !isDrawnPart(id, html)).map((node) => `${id}: ${node.html}`))
}
