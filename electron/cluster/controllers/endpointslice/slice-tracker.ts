/** The last version of each slice that was written, so that a lagging cache is not taken for the truth. */
// Models: staging/src/k8s.io/endpointslice/util/endpointslice_tracker.go
// Simplified: told apart by resourceVersion, not by generation.
import type { EndpointSlice } from '../../../contract/api'
import { SERVICE_NAME } from './slice'

export function serviceKeyOf(slice: EndpointSlice): string | undefined {
  const name = slice.metadata.labels?.[SERVICE_NAME]
  return name === undefined ? undefined : `${slice.metadata.namespace ?? ''}/${name}`
}

export class SliceTracker {
  private readonly written = new Map<string, Map<string, number>>()

  wrote(serviceKey: string, slice: EndpointSlice): void {
    let versions = this.written.get(serviceKey)
    if (!versions) this.written.set(serviceKey, (versions = new Map<string, number>()))
    versions.set(slice.metadata.uid, Number(slice.metadata.resourceVersion))
  }

  deleted(serviceKey: string, slice: EndpointSlice): void {
    this.written.get(serviceKey)?.delete(slice.metadata.uid)
  }

  forget(serviceKey: string): void {
    this.written.delete(serviceKey)
  }

  /** Does the cache lack a slice that was written, or have an older version of it? */
  isStale(serviceKey: string, slices: readonly EndpointSlice[]): boolean {
    const versions = this.written.get(serviceKey)
    if (!versions) return false
    const cached = new Map(slices.map((slice) => [slice.metadata.uid, Number(slice.metadata.resourceVersion)]))
    for (const [uid, version] of versions) if ((cached.get(uid) ?? 0) < version) return true
    return false
  }

  /** A version that this controller did not write: somebody else changed a slice. */
  isForeign(serviceKey: string, slice: EndpointSlice): boolean {
    const version = this.written.get(serviceKey)?.get(slice.metadata.uid)
    return version === undefined || Number(slice.metadata.resourceVersion) > version
  }

  knows(serviceKey: string, slice: EndpointSlice): boolean {
    return this.written.get(serviceKey)?.has(slice.metadata.uid) ?? false
  }
}
