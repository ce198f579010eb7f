/** Which resources this server serves: the built-in ones, and those that a CustomResourceDefinition has added. */
import { apiVersionOf, type ResourceInfo, unknownPath } from '../../contract/api'
import type { Served } from './served'

export class Catalog {
  private readonly byPath = new Map<string, Served>()
  private readonly byType = new Map<string, Served>()
  /** Clients that hold the row itself are answered without a search. */
  private readonly byRow = new Map<ResourceInfo, Served>()
  /** Grows whenever a resource comes or goes. */
  generation = 0

  add(served: Served): void {
    const { info } = served
    this.generation++
    this.byPath.set(pathOf(info), served)
    this.byType.set(`${apiVersionOf(info)}/${info.kind}`, served)
    this.byRow.set(info, served)
  }

  remove(info: ResourceInfo): void {
    this.generation++
    this.byPath.delete(pathOf(info))
    this.byType.delete(`${apiVersionOf(info)}/${info.kind}`)
    this.byRow.delete(info)
  }

  all(): readonly Served[] {
    return [...this.byPath.values()]
  }

  find(info: ResourceInfo): Served | undefined {
    return this.byRow.get(info) ?? this.byPath.get(pathOf(info))
  }

  /** Throws the 404 of a path that leads nowhere. */
  get(info: ResourceInfo): Served {
    const served = this.find(info)
    if (!served) throw unknownPath()
    return served
  }

  /** Serves the objects that say this of themselves. */
  ofType(apiVersion: string, kind: string): Served | undefined {
    return this.byType.get(`${apiVersion}/${kind}`)
  }
}

function pathOf({ group, version, resource }: ResourceInfo): string {
  return `${group}/${version}/${resource}`
}
