import { type IntOrString, scaledValue } from '../../../electron/contract/api'
import {
  jsonMergePatch,
  type JsonObject,
  type PatchSchema,
  patchSchemaOf,
  strategicMergePatch,
  threeWayMergePatch,
} from '../../../electron/contract/api/patch'
import type { FieldTable } from '../../../electron/contract/api/schema/field-table'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference } from '../compare'

/** The made-up type of Kubernetes' own patch tests. */
const MERGE_ITEM: FieldTable = {
  MergeItem: {
    name: { type: 'string' },
    value: { type: 'string' },
    other: { type: 'string' },
    mergingList: { type: 'MergeItem', wrapper: 'list', patchStrategy: 'merge', mergeKey: 'name' },
    mergeItemPtr: { type: 'MergeItem', wrapper: 'list', patchStrategy: 'merge', mergeKey: 'name' },
    nonMergingList: { type: 'MergeItem', wrapper: 'list' },
    mergingIntList: { type: 'int32', wrapper: 'list', patchStrategy: 'merge' },
    nonMergingIntList: { type: 'int32', wrapper: 'list' },
    simpleMap: { type: 'string', wrapper: 'map' },
    replacingItem: { type: 'any', patchStrategy: 'replace' },
    retainKeysMap: { type: 'MergeItem', patchStrategy: 'retainKeys' },
    retainKeysMergingList: { type: 'MergeItem', wrapper: 'list', patchStrategy: 'merge,retainKeys', mergeKey: 'name' },
  },
}

interface PatchGiven extends Given {
  readonly original: JsonObject
  readonly patch: JsonObject
  readonly lastApplied: JsonObject
  readonly desired: JsonObject
  readonly live: JsonObject
  readonly value: IntOrString
  readonly total: number
  readonly roundUp: boolean
}

/** Objects without a kind are read as the one that has their fields. */
function schemaFor(given: PatchGiven): PatchSchema {
  if (given.schema === 'mergeItem') return patchSchemaOf('MergeItem', MERGE_ITEM)
  const spec = given.original.spec as JsonObject | undefined
  const isDeployment = spec !== undefined && ('strategy' in spec || 'replicas' in spec)
  return patchSchemaOf(isDeployment ? 'Deployment' : 'Pod')
}

export const adapter: Adapter = {
  run(given) {
    const { fn, original, patch, lastApplied, desired, live, value, total, roundUp } = given as PatchGiven
    switch (fn) {
      case 'strategicMerge':
        return strategicMergePatch(original, patch, schemaFor(given as PatchGiven))
      case 'threeWayPatch': {
        const schema = schemaFor(given as PatchGiven)
        const sent = threeWayMergePatch(lastApplied, desired, live, schema)
        return { patch: sent, result: strategicMergePatch(live, sent, schema) }
      }
      case 'jsonMerge':
        return jsonMergePatch(original, patch)
      case 'scaledValue':
        return scaledValue(value, total, roundUp)
      default:
        throw new UnknownFunction(fn)
    }
  },

  /** Both ways, since a patch that leaves too much behind would pass as a superset. */
  compare(actual, expected, given) {
    const ignoresOrder = given.compareMergedLists === 'ignoring order'
    const a = ignoresOrder ? sortedLists(actual) : actual
    const b = ignoresOrder ? sortedLists(expected) : expected
    return difference(a, b) ?? difference(b, a)
  },
}

function sortedLists(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sortedLists).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sortedLists(item)]))
}
