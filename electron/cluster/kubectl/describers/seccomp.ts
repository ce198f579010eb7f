import type { SeccompProfile } from '../../../contract/api'
import type { DescriptionWriter } from './writer'

/** Which system calls a Pod or a container is held to. */
export function describeSeccomp(profile: SeccompProfile | undefined, level: number, writer: DescriptionWriter): void {
  if (!profile) return
  writer.field(level, 'SeccompProfile', profile.type)
  if (profile.type === 'Localhost')
    writer.field(level === 0 ? 0 : level + 1, 'LocalhostProfile', profile.localhostProfile ?? '')
}
