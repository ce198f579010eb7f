/** When to show a page again whose process died: at once, but not for ever. */
const reloadsMax = 3
const withinMs = 60_000

export class ReloadPolicy {
  private deathsMs: readonly number[] = []

  /** Notes a death at `nowMs`; answers whether the page should be loaded again. */
  shouldReload(reason: string, nowMs: number): boolean {
    if (reason === 'clean-exit') return false
    this.deathsMs = [...this.deathsMs.filter((deathMs) => nowMs - deathMs < withinMs), nowMs]
    return this.deathsMs.length <= reloadsMax
  }
}
