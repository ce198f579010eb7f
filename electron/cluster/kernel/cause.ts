/**
 * Why something happens, as the kernel carries it along. `seq` is the trace event that is being handled.
 * A timer's cause starts with seq 0 and gets its number only if something worth recording comes of it,
 * so that a quiet tick leaves no trace.
 */
export interface Cause {
  seq: number
  readonly timer?: { readonly from: string; readonly label: string; readonly at: number }
}

/** The cause of what a cluster does at its birth. */
export const BIRTH: Cause = { seq: 0 }
