/** What a describer gets beside its object. */
import type { ApiObject } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { Sparse } from '../../text/sparse'
import type { CommandContext } from '../command'
import type { DescriptionWriter } from './writer'

export interface DescribeContext {
  readonly command: CommandContext
  readonly nowMs: number
  /** Events are shown for a single object only. */
  readonly showEvents: boolean
}

/** Writes everything but the events, which follow by themselves unless `hasEvents` is false. */
export interface Describer<T extends ApiObject> {
  readonly hasEvents?: boolean
  describe(object: Sparse<T>, writer: DescriptionWriter, context: DescribeContext): Task
}
