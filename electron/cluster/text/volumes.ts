/** Words about storage that tables and descriptions share. */
// Models: pkg/apis/core/v1/helper/helpers.go: GetAccessModesAsString, GetPersistentVolumeClaimClass
import type { ObjectMeta } from '../../contract/api'

const SHORT_MODES: readonly (readonly [mode: string, short: string])[] = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
]

/** `RWO,ROX`: always in the same order. */
export function accessModesText(modes: readonly string[] = []): string {
  return SHORT_MODES.filter(([mode]) => modes.includes(mode)).map(([, short]) => short).join(',') // prettier-ignore
}

const OLD_CLASS = 'volume.beta.kubernetes.io/storage-class'

/** An annotation of old times wins over the field. */
export function storageClassOf(metadata: Pick<ObjectMeta, 'annotations'>, className: string | undefined): string {
  return metadata.annotations?.[OLD_CLASS] ?? className ?? ''
}

const DEFAULT_CLASSES = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
]

export function isDefaultStorageClass({ annotations }: Pick<ObjectMeta, 'annotations'>): boolean {
  return DEFAULT_CLASSES.some((key) => annotations?.[key] === 'true')
}
