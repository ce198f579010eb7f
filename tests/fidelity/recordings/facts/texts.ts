/** What every command printed and how it ended, and the texts that were taken at the end. */
import { isLineLeftOut, isTextLeftOut } from '../left-out'
import type { Life } from '../life'
import { textDifference } from '../text'
import type { Fact } from './fact'

export function textFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  return [...commandFacts(ours, theirs, scenario), ...finalFacts(ours, theirs, scenario)]
}

function commandFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  return theirs.commands.flatMap(({ t, line, exit, stdout, stderr }, index) => {
    if (isTextLeftOut(stdout, scenario) || isLineLeftOut(line, scenario)) return []
    const our = ours.commands[index]!
    return [
      {
        name: `exit: ${line}`,
        failure: our.exit === exit ? undefined : `expected ${exit}, got ${our.exit}: ${our.stderr}`,
      },
      { name: `stdout: ${line}`, failure: printed(our.stdout, stdout, line, t) },
      { name: `stderr: ${line}`, failure: textDifference(our.stderr, stderr) },
    ]
  })
}

/**
 * A watch merges what comes fast: of the steps that `rollout status` counts, those that both tell must come in one order,
 * and each may miss one kind of step.
 */
function printed(ours: string, theirs: string, line: string, t: number): string | undefined {
  if (!line.startsWith('kubectl rollout status')) return textDifference(ours, theirs, undefined, t)
  const ends = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''
  const [got, expected] = [stepsOf(ours), stepsOf(theirs)]
  const told = (steps: readonly string[], others: readonly string[]): string => steps.filter((step) => others.includes(step)).join('\n') // prettier-ignore
  const isTooFew = [got, expected].some((steps) => steps.length - told(got, expected).split('\n').length > 1)
  if (isTooFew) return `expected ${expected.join('; ')}, got ${got.join('; ')}`
  return textDifference(ends(ours), ends(theirs)) ?? textDifference(told(got, expected), told(expected, got))
}

/** The kinds of steps, in the order in which each is first told. */
function stepsOf(text: string): readonly string[] {
  return [...new Set(text.replace(/\d+/g, 'N').split('\n'))]
}

function finalFacts(ours: Life, theirs: Life, scenario: string): Fact[] {
  return [...theirs.finals].flatMap(([key, text]) =>
    isTextLeftOut(text, scenario)
      ? []
      : [{ name: `final: ${key}`, failure: textDifference(ours.finals.get(key)!, text) }],
  )
}
