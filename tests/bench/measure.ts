/** Medians and ratios: wall time on a shared machine means little by itself. */

export interface Benchmark {
  readonly name: string
  readonly unit: string
  readonly runs: number
  /** One run; returns its figure in `unit`. */
  run(round: number): number
}

export interface BenchResult {
  readonly name: string
  readonly unit: string
  readonly median: number
  readonly min: number
  readonly max: number
  readonly runs: number
  /** The median over the time of the calibration loop, measured in the same process. */
  readonly calibrationRatio: number
}

/** Runs that only warm the engine up, and are not counted: its compilers are busy for so long before times stand still. */
const WARM_UP_RUNS = 24
const CALIBRATION_TURNS = 20_000_000

export function measure(benchmark: Benchmark, calibration: number): BenchResult {
  for (let round = 0; round < WARM_UP_RUNS; round++) benchmark.run(round)
  const figures = Array.from({ length: benchmark.runs }, (_, round) => benchmark.run(round + WARM_UP_RUNS)).sort(
    (a, b) => a - b,
  )
  const { name, unit, runs } = benchmark
  const median = figures[Math.floor(figures.length / 2)]!
  return { name, unit, median, min: figures[0]!, max: figures.at(-1)!, runs, calibrationRatio: median / calibration }
}

/** Ms that a fixed loop of integer arithmetic takes: the median of five. */
export function calibrationMs(): number {
  const times = Array.from({ length: 5 }, () => timeOf(countLoop)).sort((a, b) => a - b)
  return times[2]!
}

export function timeOf(act: () => void): number {
  const startMs = performance.now()
  act()
  return performance.now() - startMs
}

function countLoop(): void {
  let hash = 1
  for (let turn = 0; turn < CALIBRATION_TURNS; turn++) hash = (Math.imul(hash, 31) + turn) | 0
  if (hash === 0.5) throw new Error('never')
}
