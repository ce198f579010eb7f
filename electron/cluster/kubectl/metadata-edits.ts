/** `key=value` sets, `key-` removes: what `kubectl label` and `kubectl annotate` are told. */
import type { Invocation } from './command'
import { KubectlError } from './failure'

export interface MetadataEdits {
  readonly resources: readonly string[]
  readonly set: ReadonlyMap<string, string>
  readonly removed: readonly string[]
}

type Pairs = Readonly<Record<string, string>>

export function editsOf({ args, flags }: Invocation, what: 'label' | 'annotation'): MetadataEdits {
  const isEdit = (arg: string): boolean => arg.includes('=') || (arg.endsWith('-') && arg !== '-')
  const first = args.findIndex(isEdit)
  const edits = first < 0 ? [] : args.slice(first)
  const stray = edits.find((arg) => !isEdit(arg))
  if (stray !== undefined) throw new KubectlError(`all resources must be specified before ${what} changes: ${stray}`)
  const resources = first < 0 ? args : args.slice(0, first)
  if (resources.length === 0 && flags.list('filename').length === 0)
    throw new KubectlError('one or more resources must be specified as <resource> <name> or <resource>/<name>')
  if (edits.length === 0 && !flags.bool('list')) throw new KubectlError(`at least one ${what} update is required`)
  const set = new Map(
    edits
      .filter((edit) => edit.includes('='))
      .map((edit) => [edit.slice(0, edit.indexOf('=')), edit.slice(edit.indexOf('=') + 1)]),
  )
  const removed = edits.filter((edit) => !edit.includes('=')).map((edit) => edit.slice(0, -1))
  const both = removed.find((key) => set.has(key))
  if (both !== undefined)
    throw new KubectlError(
      `can not both modify and remove ${what === 'label' ? 'a' : 'an'} ${what} in the same command`,
    )
  return { resources, set, removed }
}

/** What would be overwritten: `'a' already has a value (b)`. */
export function clashes(current: Pairs, { set }: MetadataEdits): readonly string[] {
  return [...set]
    .filter(([key, value]) => current[key] !== undefined && current[key] !== value)
    .map(([key]) => `'${key}' already has a value (${current[key]!})`)
}

/** The part of a merge patch that makes `current` so; empty when it is so already. */
export function patchOf(current: Pairs, { set, removed }: MetadataEdits): Record<string, string | null> {
  const changed = [...set].filter(([key, value]) => current[key] !== value)
  const gone = removed.filter((key) => current[key] !== undefined).map((key) => [key, null] as const)
  return Object.fromEntries([...changed, ...gone])
}
