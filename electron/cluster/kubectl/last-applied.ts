/** The file as it was applied, kept in an annotation: the next apply compares with it to see what was taken out. */
// Models: k8s.io/kubectl/pkg/util/apply.go
import type { ApiObject } from '../../contract/api'
import { compactJson } from '../text/json'
import { without } from '../text/record'

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

export function withLastApplied(object: ApiObject): ApiObject {
  const annotations = without(object.metadata.annotations, LAST_APPLIED)
  const bare = { ...object, metadata: { ...object.metadata, annotations } }
  return {
    ...bare,
    metadata: { ...bare.metadata, annotations: { ...annotations, [LAST_APPLIED]: `${compactJson(bare)}\n` } },
  }
}

export function lastAppliedOf({ metadata }: ApiObject): string | undefined {
  return metadata.annotations?.[LAST_APPLIED]
}

/** `--save-config`, and what had the annotation before keeps it up to date. */
export function withSavedConfig(object: ApiObject, isWanted: boolean): ApiObject {
  return isWanted || lastAppliedOf(object) !== undefined ? withLastApplied(object) : object
}
