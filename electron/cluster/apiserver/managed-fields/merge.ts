/** What an object becomes when a configuration is laid over it: fields that the configuration leaves out stay as they are. */
// Models: sigs.k8s.io/structured-merge-diff: typed/merge.go
import { shapeOf, typeAt, type FieldType, type ListType, type MapType } from './field-type'
import { itemsByElement } from './list-items'

type Fields = Readonly<Record<string, unknown>>

export function merged(live: unknown, config: unknown, type: FieldType): unknown {
  if (config === undefined || live === config) return live
  const shape = shapeOf(type, config)
  if (shape.kind === 'scalar' || shape.isAtomic) return config
  // Null for something that is taken apart says nothing about its parts.
  if (live === undefined || live === null) return config
  if (shape.kind === 'map') return config === null ? live : mergedMaps(live, config as Fields, shape)
  return config === null ? live : mergedLists(live, config as readonly unknown[], shape)
}

function mergedMaps(live: unknown, config: Fields, type: MapType): unknown {
  if (typeof live !== 'object' || Array.isArray(live)) return config
  const entries = new Map(Object.entries(live as Fields))
  for (const [key, value] of Object.entries(config))
    entries.set(key, merged(entries.get(key), value, typeAt(type, key)))
  return Object.fromEntries(entries)
}

function mergedLists(live: unknown, config: readonly unknown[], type: ListType): unknown {
  if (!Array.isArray(live)) return config
  const [ours, wanted] = [itemsByElement(type, live), itemsByElement(type, config)]
  return mergedOrder([...ours.keys()], [...wanted.keys()]).flatMap((element) => {
    const [mine = [], [item] = []] = [ours.get(element), wanted.get(element)]
    if (item === undefined) return mine
    return [mine.length === 1 ? merged(mine[0], item, type.item) : item]
  })
}

/** Shared items come in the configuration's order; the others keep their place before the shared one that they preceded. */
function mergedOrder(live: readonly string[], config: readonly string[]): readonly string[] {
  const shared = config.filter((element) => live.includes(element))
  const order: string[] = []
  let next = 0
  for (const element of live) {
    if (!config.includes(element)) order.push(element)
    else if (element === shared[0]) {
      const upTo = config.indexOf(element) + 1
      order.push(...config.slice(next, upTo))
      next = upTo
      shared.shift()
    }
  }
  return [...order, ...config.slice(next)]
}
