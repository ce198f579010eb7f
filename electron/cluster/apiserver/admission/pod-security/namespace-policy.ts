/** What the labels of a namespace ask of its Pods. */
// Models: staging/src/k8s.io/pod-security-admission/api/helpers.go: PolicyToEvaluate
import type { StatusCause } from '../../../../contract/api'
import { LEVELS, UNRESTRICTED, type Level, type Standard } from './standard'

export const PREFIX = 'pod-security.kubernetes.io/'

export interface NamespacePolicy {
  readonly enforce: Standard
  readonly audit: Standard
  readonly warn: Standard
  /** Labels that cannot be read, as fields that are invalid. */
  readonly errors: readonly StatusCause[]
}

type Labels = Readonly<Record<string, string>> | undefined
type Mode = 'enforce' | 'audit' | 'warn'

export function policyOf(labels: Labels): NamespacePolicy {
  const errors: StatusCause[] = []
  const enforce = standardOf('enforce', labels, errors)
  const audit = standardOf('audit', labels, errors)
  const warn = standardOf('warn', labels, errors)
  // Who enforces wants to be told, unless the namespace says otherwise.
  const isTold = labels?.[`${PREFIX}warn`] !== undefined || LEVELS.indexOf(enforce.level) <= LEVELS.indexOf(warn.level)
  return { enforce, audit, warn: isTold ? warn : enforce, errors }
}

function standardOf(mode: Mode, labels: Labels, errors: StatusCause[]): Standard {
  const level = labels?.[`${PREFIX}${mode}`]
  const version = labels?.[`${PREFIX}${mode}-version`]
  const isLevel = level === undefined || (LEVELS as readonly string[]).includes(level)
  const isVersion = version === undefined || /^(?:latest|v1\.(?:0|[1-9]\d*))$/.test(version)
  if (!isLevel) errors.push(invalidLabel(mode, level, `must be one of ${LEVELS.join(', ')}`))
  if (!isVersion) errors.push(invalidLabel(`${mode}-version`, version, 'must be "latest" or "v1.x"'))
  return {
    // Who meant something that cannot be read is taken to have meant the strictest.
    level: isLevel ? ((level ?? UNRESTRICTED.level) as Level) : 'restricted',
    version: isVersion ? (version ?? UNRESTRICTED.version) : UNRESTRICTED.version,
  }
}

function invalidLabel(label: string, value: string, why: string): StatusCause {
  const field = `metadata.labels[${PREFIX}${label}]`
  return { reason: 'FieldValueInvalid', field, message: `Invalid value: ${JSON.stringify(value)}: ${why}` }
}
