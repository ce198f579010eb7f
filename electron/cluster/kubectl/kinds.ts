/** How a kind is named beside a name: `deployment.apps/web`. */
import { groupResource, type ResourceInfo } from '../../contract/api'

/** `deployment.apps`: before a slash and a name. */
export function qualifiedSingular({ singular, group }: ResourceInfo): string {
  return groupResource({ resource: singular, group })
}

/** `deployment.apps/web`. */
export function objectName(info: ResourceInfo, name: string): string {
  return `${qualifiedSingular(info)}/${name}`
}
