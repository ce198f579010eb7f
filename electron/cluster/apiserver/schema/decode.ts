import type { ApiObject } from '../../../contract/api'
import { badRequest } from '../../../contract/api/status'
import { FIELDS } from '../../../contract/api/schema/fields.generated'
import type { FieldTable } from '../../../contract/api/schema/field-table'
import { withField } from '../strategies/defaults/fill'
import { Decoder, isRecord } from './decoder'
import { goNameOf } from './go-types'
import { isClean } from './is-clean'
import { jsonTypeOf } from './scalars'

/** Reads plain JSON as an object of a kind, as strictly as kubectl asks for. */
// Models: sigs.k8s.io/json UnmarshalStrict, apimachinery's strict serializer
// Simplified: fields are visited in sorted order, as they arrive from kubectl; zero values are not dropped.
export interface Decoded {
  readonly object: unknown
  /** Why nothing can be made of it: a value of the wrong type. */
  readonly misfit?: string | undefined
  /** Unknown and repeated fields: refused, told or passed over, as the client asks. */
  readonly dropped: readonly string[]
}

/** `duplicates` are the paths that the text named twice; plain JSON values cannot show them any more. */
export function decodeStrict(
  definition: string,
  value: unknown,
  duplicates: readonly string[] = [],
  table: FieldTable = FIELDS,
): Decoded {
  if (duplicates.length === 0 && isClean(definition, value, table)) return { object: value, dropped: [] }
  if (!isRecord(value)) {
    const misfit = `json: cannot unmarshal ${jsonTypeOf(value)} into Go value of type v1.${goNameOf(definition)}`
    return { object: {}, misfit, dropped: [] }
  }
  const decoder = new Decoder(table)
  const object = decoder.struct(definition, value, '', '')
  return { object, misfit: decoder.misfit, dropped: decoder.dropped(duplicates) }
}

export interface ExpectedKind {
  readonly kind: string
  readonly apiVersion: string
  /** Where a table describes it, when not under the kind's own name. */
  readonly definition?: string | undefined
}

/** How the fields of a body are read: by a field table, or by whatever else describes a kind. */
export type ReadFields = (definition: string, body: unknown, duplicates: readonly string[]) => Decoded

export interface DecodeOptions {
  /** Paths that the text of the body named twice. */
  readonly duplicates?: readonly string[] | undefined
  /** What becomes of unknown fields; without a word they are refused. */
  readonly fieldValidation?: 'Ignore' | 'Warn' | 'Strict' | undefined
  readonly warn?: ((text: string) => void) | undefined
  readonly read?: ReadFields | undefined
}

/** The whole way of a request body: the right kind, decoded as strictly as asked, or refused in the API server's words. */
export function decodeBody(
  expected: ExpectedKind,
  body: unknown,
  { fieldValidation = 'Strict', warn, duplicates = [], read = decodeStrict }: DecodeOptions = {},
): ApiObject {
  const { kind, apiVersion } = kindOf(body, expected)
  if (apiVersion !== expected.apiVersion) {
    const versions = `(${apiVersion}) does not match the expected API version (${expected.apiVersion})`
    throw badRequest(`the API version in the data ${versions}`)
  }
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1)
  const refuse = (why: string) =>
    badRequest(`${kind} in version "${version}" cannot be handled as a ${expected.kind}: ${why}`)
  if (kind !== expected.kind) throw refuse(`converting (v1.${kind}) to (${expected.kind}): unknown conversion`)
  const { object, misfit, dropped } = read(expected.definition ?? expected.kind, body, duplicates)
  if (misfit !== undefined) throw refuse(misfit)
  if (dropped.length > 0 && fieldValidation === 'Strict') throw refuse(`strict decoding error: ${dropped.join(', ')}`)
  if (fieldValidation === 'Warn' && warn) dropped.forEach(warn)
  const typed = withField(withField(object as ApiObject, 'kind', kind), 'apiVersion', apiVersion)
  // Go's objects always have metadata, be it empty.
  return (typed as Partial<ApiObject>).metadata ? typed : { ...typed, metadata: {} as ApiObject['metadata'] }
}

/** A body that does not say what it is, is what the URL says. */
function kindOf(body: unknown, expected: ExpectedKind): ExpectedKind {
  const { kind, apiVersion } = isRecord(body) ? body : {}
  return {
    kind: typeof kind === 'string' && kind !== '' ? kind : expected.kind,
    apiVersion: typeof apiVersion === 'string' && apiVersion !== '' ? apiVersion : expected.apiVersion,
  }
}
