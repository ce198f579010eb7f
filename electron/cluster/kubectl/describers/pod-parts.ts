/** What Pods and Pod templates have in common. */
// Models: describe.go: describeVolumes, DescribePodTemplate, printTolerationsMultilineWithIndent
import type { ProjectedVolumeSource, Toleration, Volume } from '../../../contract/api'
import type { PodTemplateSpec } from '../sparse'
import { describeContainers } from './container'
import type { DescriptionWriter } from './writer'

export function describeVolumes(volumes: readonly Volume[], isTemplate: boolean, writer: DescriptionWriter): void {
  const indent = isTemplate ? '  ' : ''
  if (volumes.length === 0) {
    writer.line(0, `${indent}Volumes:\t<none>`)
    return
  }
  writer.line(0, `${indent}Volumes:`)
  for (const volume of volumes) {
    writer.line(1, `${isTemplate ? ' ' : ''}${volume.name}:`)
    for (const [name, value] of volumeFields(volume)) writer.field(2, name, value)
  }
}

type Field = readonly [name: string, value: string | number | boolean]

function volumeFields(volume: Volume): readonly Field[] {
  const { emptyDir, hostPath, configMap, secret, projected, persistentVolumeClaim: claim } = volume
  if (emptyDir) return [['Type', "EmptyDir (a temporary directory that shares a pod's lifetime)"], ['Medium', emptyDir.medium ?? ''], ['SizeLimit', emptyDir.sizeLimit ?? '<unset>']] // prettier-ignore
  if (hostPath) return [['Type', 'HostPath (bare host directory volume)'], ['Path', hostPath.path], ['HostPathType', hostPath.type ?? '']] // prettier-ignore
  if (configMap) return [['Type', 'ConfigMap (a volume populated by a ConfigMap)'], ['Name', configMap.name ?? ''], ['Optional', configMap.optional ?? false]] // prettier-ignore
  if (secret) return [['Type', 'Secret (a volume populated by a Secret)'], ['SecretName', secret.secretName ?? ''], ['Optional', secret.optional ?? false]] // prettier-ignore
  if (claim) return [['Type', 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)'], ['ClaimName', claim.claimName], ['ReadOnly', claim.readOnly ?? false]] // prettier-ignore
  return projected
    ? [
        ['Type', 'Projected (a volume that contains injected data from multiple sources)'],
        ...projectedFields(projected),
      ]
    : []
}

function projectedFields({ sources = [] }: ProjectedVolumeSource): readonly Field[] {
  return sources.flatMap(({ secret, downwardAPI, configMap, serviceAccountToken }): readonly Field[] => {
    if (secret) return [['SecretName', secret.name ?? ''], ['Optional', secret.optional ?? false]] // prettier-ignore
    if (downwardAPI) return [['DownwardAPI', true]]
    if (configMap) return [['ConfigMapName', configMap.name ?? ''], ['Optional', configMap.optional ?? false]] // prettier-ignore
    return serviceAccountToken ? [['TokenExpirationSeconds', serviceAccountToken.expirationSeconds ?? 3600]] : []
  })
}

export function describeTolerations(
  tolerations: readonly Toleration[],
  indent: string,
  writer: DescriptionWriter,
): void {
  const sorted = [...tolerations].sort((a, b) => compare(a.key ?? '', b.key ?? ''))
  writer.multiline(`${indent}Tolerations`, sorted.map(tolerationText)) // prettier-ignore
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function tolerationText({ key = '', operator, value = '', effect, tolerationSeconds }: Toleration): string {
  const subject = `${key}${value && `=${value}`}${effect ? `:${effect}` : ''}`
  const exists = operator === 'Exists' && value === '' ? `${subject && ' '}op=Exists` : ''
  return `${subject}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`
}

export function describeTemplate(template: PodTemplateSpec | undefined, writer: DescriptionWriter): void {
  writer.line(0, 'Pod Template:')
  if (!template) {
    writer.line(1, '<unset>')
    return
  }
  const { metadata, spec } = template
  writer.labels('Labels', metadata?.labels, '  ')
  if (Object.keys(metadata?.annotations ?? {}).length > 0) writer.annotations('  Annotations', metadata?.annotations)
  if (spec?.serviceAccountName) writer.field(1, 'Service Account', spec.serviceAccountName)
  const group = { statuses: [], isTemplate: true, pod: null }
  if (spec?.initContainers?.length)
    describeContainers({ ...group, title: 'Init Containers', containers: spec.initContainers }, writer)
  describeContainers({ ...group, title: 'Containers', containers: spec?.containers ?? [] }, writer)
  describeVolumes(spec?.volumes ?? [], true, writer)
  if (spec?.priorityClassName) writer.field(1, 'Priority Class Name', spec.priorityClassName)
  writer.labels('Node-Selectors', spec?.nodeSelector, '  ')
  describeTolerations(spec?.tolerations ?? [], '  ', writer)
}

/** Of controllers: no times, no messages. */
export function describeTypedConditions(
  conditions: readonly { readonly type: string; readonly status: string; readonly reason?: string }[],
  writer: DescriptionWriter,
): void {
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:\n  Type\tStatus\tReason')
  writer.line(1, '----\t------\t------')
  for (const { type, status, reason } of conditions) writer.line(1, `${type} \t${status}\t${reason ?? ''}`)
}
