/** How many rounds a property test plays: a sample by default, the full figure when FULL=1, either one scaled by RUNS. */
export function runs(
  sampled: number,
  full: number,
  env: Readonly<Record<string, string | undefined>> = process.env,
): number {
  const scale = Number(env['RUNS'] ?? 1)
  if (!(scale > 0)) throw new Error(`RUNS must be a number above 0, not "${env['RUNS'] ?? ''}"`)
  return Math.max(1, Math.round((env['FULL'] === '1' ? full : sampled) * scale))
}
