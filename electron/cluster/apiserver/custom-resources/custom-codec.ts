/** Reads and shows objects of a custom kind under one of its versions. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go: schemaCoercingDecoder, crConversion
// Simplified: versions are converted by renaming alone (strategy None); conversion webhooks are stored, not called.
import type { ApiObject, CustomResourceDefinition, CustomResourceDefinitionVersion } from '../../../contract/api'
import { decodeBody, decodeStrict, type Decoded } from '../schema/decode'
import type { Codec } from '../served'
import { withDefaults } from './defaults'
import { prune } from './prune'
import { isFields, schemaOf, storageVersionOf, versionNamed } from './schema'

export function customCodec(definition: () => CustomResourceDefinition, versionName: string): Codec {
  const { group, names } = definition().spec
  const apiVersion = `${group}/${versionName}`
  const expected = { kind: names.kind, apiVersion }
  const version = (): CustomResourceDefinitionVersion => versionNamed(definition(), versionName)!
  /** What has been made fit once for the definition as it stands. */
  let shown = { definition: definition(), objects: new WeakMap<ApiObject, ApiObject>() }

  const show = (stored: ApiObject): ApiObject => {
    if (shown.definition !== definition()) shown = { definition: definition(), objects: new WeakMap() }
    let object = shown.objects.get(stored)
    if (!object) shown.objects.set(stored, (object = fitted(stored, version(), apiVersion)))
    return object
  }

  return {
    read: (body, options) => {
      const read = (_: string, fields: unknown, duplicates: readonly string[]): Decoded =>
        decoded(fields, version(), duplicates)
      const object = decodeBody(expected, body, { ...options, read })
      return { ...object, apiVersion: `${group}/${storageVersionOf(definition()).name}` }
    },
    show,
  }
}

function decoded(body: unknown, version: CustomResourceDefinitionVersion, duplicates: readonly string[]): Decoded {
  if (!isFields(body)) return decodeStrict('ObjectMeta', body)
  const schema = schemaOf(version)
  const metadata = decodeStrict('ObjectMeta', body.metadata ?? {})
  const { value, dropped } = prune(body, schema)
  const object = { ...(withDefaults(value, schema) as object), metadata: metadata.object }
  return {
    object,
    misfit: metadata.misfit,
    dropped: [
      ...duplicates.map((path) => `duplicate field "${path}"`),
      ...metadata.dropped.map(inMetadata),
      ...dropped,
    ],
  }
}

function inMetadata(text: string): string {
  return text.replace(/field "/, 'field "metadata.')
}

/** What was stored under an earlier schema, or in another version, as this version has it. */
function fitted(stored: ApiObject, version: CustomResourceDefinitionVersion, apiVersion: string): ApiObject {
  const schema = schemaOf(version)
  const fit = withDefaults(prune(stored, schema).value, schema) as ApiObject
  return fit.apiVersion === apiVersion ? fit : { ...fit, apiVersion }
}
