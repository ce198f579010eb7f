/** Which class of its kind is taken by those who name none: the newest that is marked as the default. */
// Models: pkg/volume/util/storageclass.go: GetDefaultClass; plugin/pkg/admission/network/defaultingressclass: getDefaultClass
import type { ApiObject } from '../../../contract/api'

export function newestDefault<T extends ApiObject>(
  classes: readonly T[],
  annotations: readonly string[],
): T | undefined {
  const isDefault = ({ metadata }: T): boolean => annotations.some((key) => metadata.annotations?.[key] === 'true')
  return [...classes].filter(isDefault).sort(newestFirst)[0]
}

function newestFirst({ metadata: a }: ApiObject, { metadata: b }: ApiObject): number {
  if (a.creationTimestamp !== b.creationTimestamp) return a.creationTimestamp > b.creationTimestamp ? -1 : 1
  return a.name < b.name ? -1 : 1
}
