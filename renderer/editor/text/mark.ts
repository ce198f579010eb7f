/** A problem where it stands, in the reader's words. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** Who says so, when it is not the editor. */
  readonly source: string
}
