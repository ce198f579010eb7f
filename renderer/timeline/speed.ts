/** Speeds between a thousandth and a hundredfold, on a logarithmic slider. */

export const SLOWEST = 0.001
export const FASTEST = 100
/** Stops of the buttons, and places where the slider likes to rest. */
export const SPEED_STOPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100] as const

const SNAP_DECADES = 0.035

export function speedOfSlider(decades: number): number {
  const near = SPEED_STOPS.find((stop) => Math.abs(Math.log10(stop) - decades) < SNAP_DECADES)
  const speed = near ?? Number((10 ** decades).toPrecision(2))
  return Math.min(Math.max(speed, SLOWEST), FASTEST)
}

export function sliderOfSpeed(speed: number): number {
  return Math.log10(Math.min(Math.max(speed, SLOWEST), FASTEST))
}

/** The next stop up or down. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const stops = direction > 0 ? SPEED_STOPS : [...SPEED_STOPS].reverse()
  return stops.find((stop) => (stop - speed) * direction > speed * 1e-6) ?? (direction > 0 ? FASTEST : SLOWEST)
}

/** `0.0057`, `0.25`, `12`: two figures are enough to feel a speed. */
export function speedText(speed: number): string {
  return String(Number(speed.toPrecision(2)))
}
