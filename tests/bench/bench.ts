/** `npm run --silent bench -- [NAME…] [--json]`: medians of several runs, and their ratio to a loop that only counts. */
import { BENCHMARKS } from './benchmarks'
import { calibrationMs, measure, type BenchResult } from './measure'

const args = process.argv.slice(2)
const names = args.filter((arg) => !arg.startsWith('--'))
const unknown = names.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name))
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(', ')}; there are: ${BENCHMARKS.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const calibration = calibrationMs()
for (const benchmark of BENCHMARKS) {
  if (names.length > 0 && !names.includes(benchmark.name)) continue
  const result = measure(benchmark, calibration)
  console.log(args.includes('--json') ? JSON.stringify(result) : sentence(result))
}

function sentence({ name, unit, median, min, max, runs, calibrationRatio }: BenchResult): string {
  const number = (value: number): string => value.toFixed(value < 10 ? 2 : 1)
  return `${name.padEnd(16)} ${number(median).padStart(9)} ${unit}  (min ${number(min)}, max ${number(max)}, ${runs} runs, ratio ${number(calibrationRatio)})`
}
