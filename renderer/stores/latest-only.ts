/**
 * Runs one request at a time; while it is under way only the newest further wish is remembered.
 * So a drag along the timeline asks as fast as answers come, and ends with the answer to its last place.
 */
export function latestOnly<Wish>(request: (wish: Wish) => Promise<void>): (wish: Wish) => Promise<void> {
  let running: Promise<void> | null = null
  let next: { readonly wish: Wish } | null = null

  async function run(): Promise<void> {
    try {
      while (next) {
        const { wish } = next
        next = null
        await request(wish)
      }
    } finally {
      running = null
    }
  }

  return (wish) => {
    next = { wish }
    running ??= run()
    return running
  }
}
