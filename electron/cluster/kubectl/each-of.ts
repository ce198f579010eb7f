/** Does something with each of many; a refusal does not keep the others from their turn. */
import type { Task } from '../kernel/task'
import { throwCollected } from './failure'

export function* eachOf<T>(items: readonly T[], work: (item: T) => Task, before: readonly unknown[] = []): Task {
  const errors: unknown[] = [...before]
  for (const item of items) {
    try {
      yield* work(item)
    } catch (error) {
      errors.push(error)
    }
  }
  throwCollected(errors)
}
