/** Images of a Pod of which the simulated registry knows nothing but the name: they behave as a plain server. */
import type { FactValue, ObjectPath } from '../../../electron/contract/trace'

/** Read from what the runtimes say of the Pod's containers. */
export function unknownImagesOf(path: ObjectPath, facts: ReadonlyMap<string, FactValue>): readonly string[] {
  const [kind, namespace, name] = path.split('/')
  if (kind !== 'Pod') return []
  const container = ` container ${namespace}/${name}/`
  const images = new Set<string>()
  for (const [key, value] of facts) {
    if (!key.includes(container) || typeof value !== 'object' || value === null || Array.isArray(value)) continue
    const { known, image } = value as Readonly<Record<string, FactValue>>
    if (known === false && typeof image === 'string') images.add(image)
  }
  return [...images]
}
