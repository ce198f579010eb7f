/** What all `cluster …` commands share: how they are listed, and how a slip in them is answered. */
import { KubectlError } from '../kubectl/failure'
import { suggestionsFor } from '../kubectl/suggestions'

export interface CommandLine {
  readonly name: string
  readonly usage: string
  readonly summary: string
}

export function expectArgs(args: readonly string[], count: number, { usage }: CommandLine): void {
  if (args.length !== count) throw new KubectlError(`usage: cluster ${usage}`)
}

/** The names that may have been meant; all of them when none is near. */
export function unknownName(what: string, word: string, names: readonly string[]): KubectlError {
  const near = suggestionsFor(word, names)
  const hint =
    near.length > 0
      ? `\n\nDid you mean this?\n${near.map((each) => `\t${each}`).join('\n')}`
      : `\n\nThere are: ${names.join(', ')}`
  return new KubectlError(`${what} ${JSON.stringify(word)}${hint}`)
}
