import { type CaseResult, runVectorFile, vectorFiles } from './run-vectors'

/** `fidelity -- DIR [--only PREFIX,…] [--verbose]`: a line for each case, then the count; exit 1 on any failure. */
export interface Options {
  readonly directory: string
  readonly only: readonly string[]
  readonly verbose: boolean
}

export function optionsOf(args: readonly string[]): Options {
  const directories = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--only')
  const [directory] = directories
  if (directory === undefined) throw new Error('usage: fidelity -- DIR [--only PREFIX,PREFIX…] [--verbose]')
  const flag = args.indexOf('--only')
  const only = flag < 0 ? [] : (args[flag + 1] ?? '').split(',').filter((prefix) => prefix !== '')
  return { directory, only, verbose: args.includes('--verbose') }
}

/** Returns the exit code. */
export function runFidelity(args: readonly string[], print: (line: string) => void): number {
  const { directory, only, verbose } = optionsOf(args)
  const results = vectorFiles(directory, only).flatMap(runVectorFile)
  for (const result of results) print(lineOf(result, verbose))
  const failed = results.filter(({ failure }) => failure !== undefined).length
  print(`${results.length - failed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

function lineOf({ file, name, failure }: CaseResult, verbose: boolean): string {
  if (failure === undefined) return `ok   ${file} ${name}`
  return `FAIL ${file} ${name}${verbose ? `: ${failure}` : ''}`
}
