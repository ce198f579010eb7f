import { dns1123Subdomain, labelValue, qualifiedName, tooLong } from '../../../contract/api/label-names'

/** Syntax of names and small values. Each rule returns what is wrong, in Kubernetes' words; nothing when all is well. */
// Models: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go, pkg/api/validation/name.go
export type NameRule = (value: string) => string[]
export { dns1123Subdomain, labelValue, qualifiedName }

export const DNS1123_LABEL_ERROR =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
const DNS1035_LABEL_ERROR =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"
const CONFIG_KEY_ERROR =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
const HTTP_HEADER_ERROR =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"
const PERCENT_ERROR =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"
const PATH_SEGMENTS = ['.', '..']

export const dns1123Label: NameRule = (value) => {
  const errors = value.length > 63 ? [tooLong(63)] : []
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(value)) {
    // A name that would do as a subdomain has only one fault for a label: its dots.
    errors.push(dns1123Subdomain(value).length === 0 ? 'must not contain dots' : DNS1123_LABEL_ERROR)
  }
  return errors
}

export const dns1035Label: NameRule = (value) => {
  const errors = value.length > 63 ? [tooLong(63)] : []
  if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(value)) errors.push(DNS1035_LABEL_ERROR)
  return errors
}

export const portNumber = (value: number): string[] =>
  Number.isInteger(value) && value >= 1 && value <= 65535 ? [] : ['must be between 1 and 65535, inclusive']

export const portName: NameRule = (value) => {
  const errors: string[] = []
  if (value.length > 15) errors.push('must be no more than 15 characters')
  if (!/^[-a-z0-9]+$/.test(value)) errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  if (!/[a-z]/.test(value)) errors.push('must contain at least one letter (a-z)')
  if (value.includes('--')) errors.push('must not contain consecutive hyphens')
  if (value.startsWith('-') || value.endsWith('-')) errors.push('must not begin or end with a hyphen')
  return errors
}

export const configMapKey: NameRule = (value) => {
  const errors = value.length > 253 ? [tooLong(253)] : []
  if (!/^[-._a-zA-Z0-9]+$/.test(value)) errors.push(CONFIG_KEY_ERROR)
  if (PATH_SEGMENTS.includes(value)) errors.push(`must not be '${value}'`)
  else if (value.startsWith('..')) errors.push("must not start with '..'")
  return errors
}

export const httpHeaderName: NameRule = (value) => (/^[-A-Za-z0-9]+$/.test(value) ? [] : [HTTP_HEADER_ERROR])

export const percent: NameRule = (value) => (/^[0-9]+%$/.test(value) ? [] : [PERCENT_ERROR])

/** Names of environment variables may hold nearly anything that is printable, except '='. */
export const envVarName: NameRule = (value) =>
  /^[ -<>-~]+$/.test(value)
    ? []
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"]

/** A generated name gains a suffix, so its base may end in a hyphen. */
export function asPrefix(rule: NameRule): NameRule {
  return (value) => rule(value.length > 1 && value.endsWith('-') ? `${value.slice(0, -2)}a` : value)
}

/** Names that are only ever one step of a path. */
// Models: apimachinery/pkg/api/validation/path/name.go
export const pathSegment: NameRule = (value) => {
  if (PATH_SEGMENTS.includes(value)) return [`may not be '${value}'`]
  return ['/', '%'].filter((letter) => value.includes(letter)).map((letter) => `may not contain '${letter}'`)
}

const WILDCARD_ERROR =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

/** `*.example.com`: one star for one label, at the front. */
export const wildcardSubdomain: NameRule = (value) =>
  /^\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(value) ? [] : [WILDCARD_ERROR]

/** `example.com/foo`: a domain of one's own before a name. */
// Models: k8s.io/apimachinery/pkg/util/validation: IsDomainPrefixedPath
export const domainPrefixedPath: NameRule = (value) => {
  const slash = value.indexOf('/')
  const domain = value.slice(0, slash)
  if (slash <= 0 || slash === value.length - 1 || dns1123Subdomain(domain).length > 0)
    return ['must be a domain-prefixed path (such as "acme.io/foo")']
  return /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(value.slice(slash + 1)) ? [] : ['must be a valid path']
}
