import type { ComponentName, ObjectPath } from '../../electron/contract/trace'

/** The one thing that the learner has pointed at, in whatever picture. */
export type Selection =
  | { readonly type: 'object'; readonly path: ObjectPath }
  | { readonly type: 'component'; readonly name: ComponentName }
  | { readonly type: 'event'; readonly seq: number }
