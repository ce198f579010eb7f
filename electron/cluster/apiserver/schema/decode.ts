import type { ApiObject } from '../../../contract/api'
import { badRequest } from '../../../contract/api/status'
import { withField } from '../strategies/defaults/fill'
import { Decoder, isRecord } from './decoder'
import { isClean } from './is-clean'
import { jsonTypeOf } from './scalars'

/** Reads plain JSON as an object of a kind, as strictly as kubectl asks for. */
// Models: sigs.k8s.io/json UnmarshalStrict, apimachinery's strict serializer
// Simplified: fields are visited in sorted order, as they arrive from kubectl; zero values are not dropped.
export interface Decoded {
  readonly object: unknown
  readonly errors: readonly string[]
}

/** `duplicates` are the paths that the text named twice; plain JSON values cannot show them any more. */
export function decodeStrict(kind: string, value: unknown, duplicates: readonly string[] = []): Decoded {
  if (duplicates.length === 0 && isClean(kind, value)) return { object: value, errors: [] }
  if (!isRecord(value)) {
    const error = `json: cannot unmarshal ${jsonTypeOf(value)} into Go value of type v1.${kind}`
    return { object: {}, errors: [error] }
  }
  const decoder = new Decoder()
  const object = decoder.struct(kind, value, '', '')
  return { object, errors: decoder.errors(duplicates) }
}

export interface ExpectedKind {
  readonly kind: string
  readonly apiVersion: string
}

/** The whole way of a request body: the right kind, decoded strictly, or refused in the API server's words. */
export function decodeBody(expected: ExpectedKind, body: unknown, duplicates: readonly string[] = []): ApiObject {
  const { kind, apiVersion } = kindOf(body, expected)
  if (apiVersion !== expected.apiVersion) {
    const versions = `(${apiVersion}) does not match the expected API version (${expected.apiVersion})`
    throw badRequest(`the API version in the data ${versions}`)
  }
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1)
  const refuse = (why: string) =>
    badRequest(`${kind} in version "${version}" cannot be handled as a ${expected.kind}: ${why}`)
  if (kind !== expected.kind) throw refuse(`converting (v1.${kind}) to (${expected.kind}): unknown conversion`)
  const { object, errors } = decodeStrict(expected.kind, body, duplicates)
  if (errors.length > 0) throw refuse(errors.join(', '))
  return withField(withField(object as ApiObject, 'kind', kind), 'apiVersion', apiVersion)
}

/** A body that does not say what it is, is what the URL says. */
function kindOf(body: unknown, expected: ExpectedKind): ExpectedKind {
  const { kind, apiVersion } = isRecord(body) ? body : {}
  return {
    kind: typeof kind === 'string' && kind !== '' ? kind : expected.kind,
    apiVersion: typeof apiVersion === 'string' && apiVersion !== '' ? apiVersion : expected.apiVersion,
  }
}
