import type {
  CSIDriver, CSINode, PersistentVolume, PersistentVolumeClaim, StorageClass, VolumeAttachment, VolumeAttributesClass,
} from '../../../contract/api' // prettier-ignore
import { ageOf, UNSET } from '../../text/format'
import { accessModesText, isDefaultStorageClass, storageClassOf } from '../../text/volumes'
import { AGE, flag, integer, NAME, text, wide } from './columns'
import type { Printer } from './printer'

const CAPACITY = text('Capacity', 'How much it holds')
const ACCESS_MODES = text('Access Modes', 'From how many nodes it may be read and written')
const STORAGE_CLASS = text('StorageClass', 'Which class it belongs to')
const ATTRIBUTES_CLASS = text('VolumeAttributesClass', 'Which settings it has that may change')
const VOLUME_MODE = wide(text('VolumeMode', 'Filesystem or Block'))

// Models: printers.go: printPersistentVolume
export const persistentVolumePrinter: Printer<PersistentVolume> = {
  columns: [
    NAME,
    CAPACITY,
    ACCESS_MODES,
    text('Reclaim Policy', 'What becomes of it when its claim is gone'),
    text('Status', 'Whether it is bound to a claim'),
    text('Claim', 'The claim that has it'),
    STORAGE_CLASS,
    ATTRIBUTES_CLASS,
    text('Reason', 'Why it failed'),
    AGE,
    VOLUME_MODE,
  ],
  cells({ metadata, spec, status }, nowMs) {
    const claim = spec?.claimRef
    return [
      metadata.name, spec?.capacity?.storage ?? '0', accessModesText(spec?.accessModes),
      spec?.persistentVolumeReclaimPolicy ?? '', phaseText(metadata, status?.phase),
      claim ? `${claim.namespace ?? ''}/${claim.name ?? ''}` : '', storageClassOf(metadata, spec?.storageClassName),
      spec?.volumeAttributesClassName ?? UNSET, status?.reason ?? '', ageOf(metadata, nowMs), spec?.volumeMode ?? UNSET,
    ] // prettier-ignore
  },
}

// Models: printers.go: printPersistentVolumeClaim
export const persistentVolumeClaimPrinter: Printer<PersistentVolumeClaim> = {
  columns: [
    NAME,
    text('Status', 'Whether it has a volume'),
    text('Volume', 'The volume that it has'),
    CAPACITY,
    ACCESS_MODES,
    STORAGE_CLASS,
    ATTRIBUTES_CLASS,
    AGE,
    VOLUME_MODE,
  ],
  cells({ metadata, spec, status }, nowMs) {
    const isBound = Boolean(spec?.volumeName)
    return [
      metadata.name, phaseText(metadata, status?.phase), spec?.volumeName ?? '',
      isBound ? (status?.capacity?.storage ?? '0') : '', isBound ? accessModesText(status?.accessModes) : '',
      storageClassOf(metadata, spec?.storageClassName), spec?.volumeAttributesClassName ?? UNSET, ageOf(metadata, nowMs),
      spec?.volumeMode ?? UNSET,
    ] // prettier-ignore
  },
}

function phaseText({ deletionTimestamp }: PersistentVolume['metadata'], phase: string | undefined): string {
  return deletionTimestamp ? 'Terminating' : (phase ?? '')
}

// Models: printers.go: printStorageClass
export const storageClassPrinter: Printer<StorageClass> = {
  columns: [
    NAME,
    text('Provisioner', 'Who makes volumes of this class'),
    text('ReclaimPolicy', 'What becomes of a volume when its claim is gone'),
    text('VolumeBindingMode', 'Whether a claim waits for a Pod before it gets a volume'),
    flag('AllowVolumeExpansion', 'Whether a claim may grow'),
    AGE,
  ],
  cells(storageClass, nowMs) {
    const { metadata, provisioner, reclaimPolicy, volumeBindingMode, allowVolumeExpansion } = storageClass
    return [
      isDefaultStorageClass(metadata) ? `${metadata.name} (default)` : metadata.name, provisioner, reclaimPolicy ?? 'Delete',
      volumeBindingMode ?? 'Immediate', allowVolumeExpansion ?? false, ageOf(metadata, nowMs),
    ] // prettier-ignore
  },
}

// Models: printers.go: printVolumeAttributesClass
export const volumeAttributesClassPrinter: Printer<VolumeAttributesClass> = {
  columns: [NAME, text('DriverName', 'The driver that understands its settings'), AGE],
  cells: ({ metadata, driverName }, nowMs) => [metadata.name, driverName, ageOf(metadata, nowMs)],
}

// Models: printers.go: printVolumeAttachment
export const volumeAttachmentPrinter: Printer<VolumeAttachment> = {
  columns: [
    NAME,
    text('Attacher', 'The driver that attaches it'),
    text('PV', 'The volume'),
    text('Node', 'The node that gets it'),
    flag('Attached', 'Whether it is there'),
    AGE,
  ],
  cells({ metadata, spec, status }, nowMs) {
    const volume = spec?.source.persistentVolumeName ?? ''
    return [
      metadata.name, spec?.attacher ?? '', volume, spec?.nodeName ?? '', status?.attached ?? false, ageOf(metadata, nowMs),
    ] // prettier-ignore
  },
}

// Models: printers.go: printCSINode
export const csiNodePrinter: Printer<CSINode> = {
  columns: [NAME, integer('Drivers', 'How many storage drivers the node has'), AGE],
  cells: ({ metadata, spec }, nowMs) => [
    metadata.name,
    Object.keys(spec?.drivers ?? {}).length,
    ageOf(metadata, nowMs),
  ],
}

// Models: printers.go: printCSIDriver
export const csiDriverPrinter: Printer<CSIDriver> = {
  columns: [
    NAME,
    flag('AttachRequired', 'Whether a volume is attached to a node before it is mounted'),
    flag('PodInfoOnMount', 'Whether the driver is told about the Pod'),
    flag('StorageCapacity', 'Whether the scheduler asks how much room there is'),
    text('TokenRequests', 'For whom the driver gets tokens of the Pod'),
    flag('RequiresRepublish', 'Whether volumes are refreshed from time to time'),
    text('Modes', 'Whether volumes outlive their Pods'),
    AGE,
  ],
  cells({ metadata, spec }, nowMs) {
    const audiences = (spec?.tokenRequests ?? []).map(({ audience }) => audience)
    return [
      metadata.name, spec?.attachRequired ?? true, spec?.podInfoOnMount ?? false, spec?.storageCapacity ?? false,
      audiences.join(',') || UNSET, spec?.requiresRepublish ?? false, spec?.volumeLifecycleModes?.join(',') || '<none>',
      ageOf(metadata, nowMs),
    ] // prettier-ignore
  },
}
