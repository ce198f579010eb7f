import type { PersistentVolumeClaimSpec } from '../../../../contract/api'
import { fill } from './fill'

/** Defaults of a claim, on its own or in a template. */
// Models: pkg/apis/core/v1/defaults.go: SetDefaults_PersistentVolumeClaimSpec
export function defaultClaimSpec(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  return fill(spec, { volumeMode: 'Filesystem', resources: {} })
}
