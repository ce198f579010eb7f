import type { DownwardAPIVolumeFile, Volume, VolumeProjection } from '../../../../contract/api'
import { defaultPullPolicy } from './container'
import { fill, mapField, mapShared } from './fill'

/** Defaults of one volume: 0644 is the file mode of what Kubernetes writes. */
// Models: pkg/apis/core/v1/defaults.go: SetDefaults_Volume, SetDefaults_SecretVolumeSource and the like
const FILE_MODE = 0o644
const HOUR_SECONDS = 3600

export function defaultVolume(volume: Volume): Volume {
  if (Object.keys(volume).every((key) => key === 'name')) return { ...volume, emptyDir: {} }
  let defaulted = mapField(volume, 'secret', (source) => fill(source, { defaultMode: FILE_MODE }))
  defaulted = mapField(defaulted, 'configMap', (source) => fill(source, { defaultMode: FILE_MODE }))
  defaulted = mapField(defaulted, 'hostPath', (source) => fill(source, { type: '' }))
  defaulted = mapField(defaulted, 'downwardAPI', (source) =>
    mapField(fill(source, { defaultMode: FILE_MODE }), 'items', (items) => mapShared(items, defaultFile)),
  )
  defaulted = mapField(defaulted, 'projected', (source) =>
    mapField(fill(source, { defaultMode: FILE_MODE }), 'sources', (sources) => mapShared(sources, defaultProjection)),
  )
  defaulted = mapField(defaulted, 'image', (source) =>
    fill(source, { pullPolicy: defaultPullPolicy(source.reference ?? '') }),
  )
  return mapField(defaulted, 'ephemeral', (source) =>
    mapField(source, 'volumeClaimTemplate', (template) =>
      mapField(template, 'spec', (spec) => fill(spec, { volumeMode: 'Filesystem' })),
    ),
  )
}

function defaultFile(file: DownwardAPIVolumeFile): DownwardAPIVolumeFile {
  return mapField(file, 'fieldRef', (fieldRef) => fill(fieldRef, { apiVersion: 'v1' }))
}

function defaultProjection(projection: VolumeProjection): VolumeProjection {
  const withToken = mapField(projection, 'serviceAccountToken', (token) =>
    fill(token, { expirationSeconds: HOUR_SECONDS }),
  )
  return mapField(withToken, 'downwardAPI', (source) =>
    mapField(source, 'items', (items) => mapShared(items, defaultFile)),
  )
}
