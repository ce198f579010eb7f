/** A file of vectors: facts about Kubernetes as input and expected result. */
export interface VectorFile {
  readonly about: string
  readonly cases: readonly VectorCase[]
}

export interface VectorCase {
  readonly name: string
  readonly given: Given
  readonly expect: unknown
}

export type Given = Readonly<Record<string, unknown>>

/** How the cases of one file reach the project's real code. */
export interface Adapter {
  /** Calls the code under test; a refusal is thrown. */
  run(given: Given): unknown
  /** Says what differs; without it the rules of `compare.ts` hold. */
  compare?(actual: unknown, expected: unknown, given: Given): string | undefined
}

/** The file asks for something that no code of the project answers yet. */
export class UnknownFunction extends Error {
  constructor(name: unknown) {
    super(`no adapter for ${JSON.stringify(name)}`)
  }
}
