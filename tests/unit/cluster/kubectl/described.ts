/** What `kubectl describe` writes of an object, before its Events. */
import type { CommandContext } from '../../../../electron/cluster/kubectl/command'
import { describerOf } from '../../../../electron/cluster/kubectl/describers'
import { DescriptionWriter } from '../../../../electron/cluster/kubectl/describers/writer'
import { notFound, type ApiObject } from '../../../../electron/contract/api'

/** Other objects that the cluster holds, by kind. */
export type Others = Readonly<Record<string, readonly object[]>>

export function described(object: ApiObject, nowMs: number, others: Others = {}): string {
  const writer = new DescriptionWriter()
  const context = { command: contextWith(others), nowMs, showEvents: false }
  const task = describerOf(object).describe(object, writer, context)
  while (!task.next().done);
  return writer.toString()
}

/** Answers lists and gets with what a description needs beside its object. */
function contextWith(others: Others): CommandContext {
  const client = {
    *list(kind: string) {
      return { items: others[kind] ?? [] }
    },
    *get(kind: string, _namespace: string, name: string) {
      const [found] = others[kind] ?? []
      if (!found) throw notFound({ group: '', resource: `${kind.toLowerCase()}s` }, name)
      return found
    },
  }
  return { client } as unknown as CommandContext
}
