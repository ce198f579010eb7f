/** Syntax of label keys and values, with Kubernetes' own words for what is wrong. */
// Models: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
const QUALIFIED_NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

export const SUBDOMAIN_ERROR =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
const NAME_PART_ERROR =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
const LABEL_VALUE_ERROR =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

export function tooLong(limit: number): string {
  return `must be no more than ${limit} characters`
}

/** The newer rules count bytes and say so. */
function tooManyBytes(limit: number): string {
  return `must be no more than ${limit} bytes`
}

export function dns1123Subdomain(value: string, lengthError = tooLong): string[] {
  const errors: string[] = []
  if (value.length > 253) errors.push(lengthError(253))
  if (!SUBDOMAIN.test(value)) errors.push(SUBDOMAIN_ERROR)
  return errors
}

/** The usual answer, shared: nothing is wrong. */
const NOTHING: string[] = []

export function qualifiedName(value: string): string[] {
  if (value.length <= 63 && QUALIFIED_NAME.test(value)) return NOTHING
  const parts = value.split('/')
  if (parts.length > 2) {
    return [
      `a qualified name ${NAME_PART_ERROR} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  }
  const errors: string[] = []
  const name = parts[parts.length - 1] ?? ''
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined
  if (prefix === '') errors.push('prefix part must be non-empty')
  else if (prefix !== undefined)
    errors.push(...dns1123Subdomain(prefix, tooManyBytes).map((error) => `prefix part ${error}`))
  if (name === '') errors.push('name part must be non-empty')
  else if (name.length > 63) errors.push(`name part ${tooManyBytes(63)}`)
  if (!QUALIFIED_NAME.test(name)) errors.push(`name part ${NAME_PART_ERROR}`)
  return errors
}

export function labelValue(value: string): string[] {
  if (value.length <= 63 && LABEL_VALUE.test(value)) return NOTHING
  const errors: string[] = []
  if (value.length > 63) errors.push(tooManyBytes(63))
  if (!LABEL_VALUE.test(value)) errors.push(LABEL_VALUE_ERROR)
  return errors
}
