/** Under which name a request owns the fields that it sets. */
// Models: pkg/endpoints/handlers: managerOrUserAgent; apis/meta/v1/validation: ValidateFieldManager, ValidatePatchOptions
import { invalid, type ApiError, type StatusCause } from '../../../contract/api'

/** UTF-8 bytes. */
const MAX_BYTES = 128

/** The request's `fieldManager`, else the program that sent it: what stands before the `/` of its user agent. */
export function managerName(fieldManager: string | undefined, agent: string): string {
  if (fieldManager) return fieldManager
  let name = ''
  for (const character of agent.split('/')[0] ?? '') {
    if (!isPrintable(character)) continue
    if (bytesOf(name + character) > MAX_BYTES) break
    name += character
  }
  return name || 'unknown'
}

export interface ManagedRequest {
  readonly fieldManager?: string
  readonly force?: boolean
}

/** The refusal of a request whose manager cannot be one, or undefined. `options` is `CreateOptions` and the like. */
export function managerRefusal(
  { fieldManager = '', force }: ManagedRequest,
  isApply: boolean,
  options: string,
): ApiError | undefined {
  const causes: StatusCause[] = []
  if (!isApply && force !== undefined) causes.push(forbidden('force', 'may not be specified for non-apply patch'))
  if (isApply && fieldManager === '') causes.push(required('fieldManager', 'is required for apply patch'))
  if (bytesOf(fieldManager) > MAX_BYTES) causes.push(tooLong('fieldManager', `may not be more than ${MAX_BYTES} bytes`))
  if (!isPrintable(fieldManager)) causes.push(unprintable(fieldManager))
  return causes.length > 0 ? invalid(options, 'meta.k8s.io', '', causes) : undefined
}

function forbidden(field: string, why: string): StatusCause {
  return { reason: 'FieldValueForbidden', field, message: `Forbidden: ${why}` }
}

function required(field: string, why: string): StatusCause {
  return { reason: 'FieldValueRequired', field, message: `Required value: ${why}` }
}

function tooLong(field: string, why: string): StatusCause {
  return { reason: 'FieldValueTooLong', field, message: `Too long: ${why}` }
}

function unprintable(value: string): StatusCause {
  const message = `Invalid value: ${JSON.stringify(value)}: should only contain printable characters`
  return { reason: 'FieldValueInvalid', field: 'fieldManager', message }
}

/** Only letters, marks, numbers, punctuation, symbols and the plain space. */
function isPrintable(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(text)
}

function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
