/** Any part of a script that knows where it stands. */
export interface Node {
  readonly pos: number
}
