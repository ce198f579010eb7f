import type { MutatingWebhook, RuleWithOperations, ValidatingWebhook } from '../../../contract/api'
import { conditionErrors } from '../admission/policy/expression-errors'
import { isMissing, listOf } from '../schema/unsound'
import { validateChoice, validateOptionalChoice } from './choice'
import { duplicate, type FieldError, invalidValue, notSupported, required } from './field-error'
import { validateLabelSelector } from './label-selector'
import { dns1123Subdomain } from './names'
import { validateClientConfig } from './webhook-client'

/** Webhooks that take part in admission. */
// Models: pkg/apis/admissionregistration/validation/validation.go
const FAILURE = ['Fail', 'Ignore']
const MATCH = ['Equivalent', 'Exact']
const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE']
const REINVOCATION = ['IfNeeded', 'Never']
const SCOPES = ['*', 'Cluster', 'Namespaced']
const VERSIONS = ['v1', 'v1beta1']

export function validateWebhooks(webhooks: readonly (ValidatingWebhook | MutatingWebhook)[] | undefined): FieldError[] {
  const names = new Set<string>()
  return (webhooks ?? []).flatMap((webhook, index) => {
    const path = `webhooks[${index}]`
    const errors = validateWebhook(webhook, path)
    if (names.has(webhook.name)) errors.push(duplicate(`${path}.name`, webhook.name))
    names.add(webhook.name)
    return errors
  })
}

function validateWebhook(webhook: ValidatingWebhook | MutatingWebhook, path: string): FieldError[] {
  const { sideEffects, timeoutSeconds } = webhook
  const errors = [
    ...validateVersions(listOf(webhook.admissionReviewVersions), `${path}.admissionReviewVersions`),
    ...validateQualifiedName(webhook.name, `${path}.name`),
    ...(webhook.rules ?? []).flatMap((rule, i) => validateRule(rule, `${path}.rules[${i}]`)),
    ...validateOptionalChoice(webhook.failurePolicy, FAILURE, `${path}.failurePolicy`),
    ...validateOptionalChoice(webhook.matchPolicy, MATCH, `${path}.matchPolicy`),
  ]
  if (isMissing(sideEffects)) errors.push(required(`${path}.sideEffects`, 'must specify one of None, NoneOnDryRun'))
  else errors.push(...validateOptionalChoice(sideEffects, ['None', 'NoneOnDryRun'], `${path}.sideEffects`))
  if (timeoutSeconds !== undefined && (timeoutSeconds < 1 || timeoutSeconds > 30))
    errors.push(
      invalidValue(`${path}.timeoutSeconds`, timeoutSeconds, 'the timeout value must be between 1 and 30 seconds'),
    )
  if ('reinvocationPolicy' in webhook)
    errors.push(...validateOptionalChoice(webhook.reinvocationPolicy, REINVOCATION, `${path}.reinvocationPolicy`))
  errors.push(...validateLabelSelector(webhook.namespaceSelector, `${path}.namespaceSelector`))
  errors.push(...validateLabelSelector(webhook.objectSelector, `${path}.objectSelector`))
  errors.push(...conditionErrors(webhook.matchConditions, `${path}.matchConditions`))
  return [...errors, ...validateClientConfig(webhook.clientConfig, `${path}.clientConfig`)]
}

function validateVersions(versions: readonly string[], path: string): FieldError[] {
  if (versions.length === 0) return [required(path, `must specify one of ${VERSIONS.join(', ')}`)]
  const errors = versions.flatMap((version, i) =>
    versions.indexOf(version) < i ? [duplicate(`${path}[${i}]`, version)] : [],
  )
  if (versions.some((version) => VERSIONS.includes(version))) return errors
  return [...errors, invalidValue(path, versions, `must include at least one of ${VERSIONS.join(', ')}`)]
}

/** Webhooks of the whole world share one set of names. */
export function validateQualifiedName(name: string, path: string): FieldError[] {
  if (!name) return [required(path)]
  const errors = dns1123Subdomain(name)
  if (errors.length > 0) return errors.map((why) => invalidValue(path, name, why))
  if (name.split('.').length >= 3) return []
  return [invalidValue(path, name, 'should be a domain with at least three segments separated by dots')]
}

const LISTS = ['apiGroups', 'apiVersions', 'resources'] as const

/** Which requests are meant; `*` stands alone. */
export function validateRule(rule: RuleWithOperations, path: string): FieldError[] {
  const operations = listOf(rule.operations)
  const errors = operations.length === 0 ? [required(`${path}.operations`)] : []
  errors.push(...validateStar(operations, 'operations', path))
  for (const [i, operation] of operations.entries())
    if (!OPERATIONS.includes(operation)) errors.push(notSupported(`${path}.operations[${i}]`, operation, OPERATIONS))
  for (const field of LISTS) {
    const values = listOf(rule[field])
    if (values.length === 0) errors.push(required(`${path}.${field}`))
    if (field !== 'resources') errors.push(...validateStar(values, field, path))
    for (const [i, value] of values.entries())
      if (value === '' && field !== 'apiGroups') errors.push(required(`${path}.${field}[${i}]`))
  }
  errors.push(...validateResources(listOf(rule.resources), `${path}.resources`))
  return [...errors, ...(rule.scope === undefined ? [] : validateChoice(rule.scope, SCOPES, `${path}.scope`))]
}

const MANY = { apiGroups: 'API groups', apiVersions: 'API versions', operations: 'operations' } as const

function validateStar(values: readonly string[], field: keyof typeof MANY, path: string): FieldError[] {
  if (values.length <= 1 || !values.includes('*')) return []
  return [invalidValue(`${path}.${field}`, values, `if '*' is present, must not specify other ${MANY[field]}`)]
}

function validateResources(resources: readonly string[], path: string): FieldError[] {
  if (resources.includes('*/*') && resources.length > 1)
    return [invalidValue(path, resources, "if '*/*' is present, must not specify other resources")]
  const hasAll = resources.includes('*')
  const plain = resources.filter((resource) => resource !== '*' && !resource.includes('/'))
  if (!hasAll || plain.length === 0) return []
  return [invalidValue(path, resources, "if '*' is present, must not specify other resources without subresources")]
}
