/** A live object as a file that can be changed and applied. */
import { stringify } from 'yaml'
import type { ApiObject } from '../../../electron/contract/api'

/** Filled in by the API server or kept by kubectl: an apply that brings them back would only meet conflicts. */
const SERVED = [
  'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation', 'managedFields',
  'resourceVersion', 'selfLink', 'uid',
] // prettier-ignore
const KEPT_BY_KUBECTL = 'kubectl.kubernetes.io/last-applied-configuration'

export function liveManifest(object: ApiObject): string {
  const { apiVersion, kind, metadata } = object
  const rest = Object.entries(object).filter(([name]) => !['apiVersion', 'kind', 'metadata', 'status'].includes(name))
  const cleaned = { apiVersion, kind, metadata: cleanMetadata(metadata), ...Object.fromEntries(rest) }
  return stringify(cleaned, { version: '1.1', lineWidth: 0, sortMapEntries: inOrder, aliasDuplicateObjects: false })
}

function cleanMetadata(metadata: ApiObject['metadata']): Readonly<Record<string, unknown>> {
  const kept = Object.entries(metadata).filter(([name]) => !SERVED.includes(name))
  const annotations = Object.entries(metadata.annotations ?? {}).filter(([name]) => name !== KEPT_BY_KUBECTL)
  return Object.fromEntries(
    kept.flatMap(([name, value]) => {
      if (name !== 'annotations') return [[name, value]]
      return annotations.length > 0 ? [[name, Object.fromEntries(annotations)]] : []
    }),
  )
}

/** By the alphabet, as kubectl writes; `apiVersion` happens to come first. */
function inOrder(a: { readonly key: unknown }, b: { readonly key: unknown }): number {
  const [left, right] = [String((a.key as { value?: unknown }).value ?? a.key), String((b.key as { value?: unknown }).value ?? b.key)] // prettier-ignore
  return left < right ? -1 : left > right ? 1 : 0
}

/** `deployment-web.yaml`. */
export function liveFileName({ kind, metadata }: ApiObject): string {
  return `${kind.toLowerCase()}-${metadata.name.replace(/[^A-Za-z0-9.-]/g, '-')}.yaml`
}
