/** One thing that a recording shows; `failure` says how the simulation differs. */
export interface Fact {
  readonly name: string
  readonly failure: string | undefined
}
