/** What a policy says of one request. */
// Models: k8s.io/apiserver/pkg/admission/plugin/policy/validating/validator.go: Validate
import type { ApiObject, AuditAnnotation, Validation, ValidatingAdmissionPolicy } from '../../../../contract/api'
import { Budget, RUNTIME_BUDGET } from '../../../cel/budget'
import { CelError } from '../../../cel/cel-error'
import type { Authorizer } from '../../authorization/authorizer'
import { meetsConditions } from '../matching/conditions'
import { programOf } from '../matching/programs'
import type { AdmissionAttributes } from '../plugin'
import { policyNames, policyScope } from './policy-scope'

export interface Denial {
  readonly message: string
  readonly reason: string
  /** Which of the validations says so; -1: none of them. */
  readonly index: number
}

export interface Verdict {
  readonly denials: readonly Denial[]
  /** For the audit log, by the policy's own keys. */
  readonly notes: readonly (readonly [key: string, value: string])[]
}

const LONGEST_MESSAGE = 5 * 1024
const NOTHING: Verdict = { denials: [], notes: [] }

export function verdictOf(
  { spec }: ValidatingAdmissionPolicy,
  object: ApiObject,
  params: ApiObject | null,
  attributes: AdmissionAttributes,
  authorizer: Pick<Authorizer, 'authorize'>,
): Verdict {
  const budget = new Budget(RUNTIME_BUDGET)
  const scope = policyScope(spec, object, params, attributes, authorizer, budget)
  const names = policyNames(spec)
  const ignores = spec.failurePolicy === 'Ignore'
  const isMet = meetsConditions(spec.matchConditions, names, scope, budget)
  if (isMet === false || (typeof isMet === 'string' && ignores)) return NOTHING
  if (typeof isMet === 'string') return { denials: [denial(isMet)], notes: [] }
  const run = (source: string, wanted: 'bool' | 'string' | 'any'): unknown => {
    budget.mustLast()
    return programOf(source, names, wanted).run(scope, new Budget(undefined, budget))
  }
  const denials = (spec.validations ?? []).flatMap((each, index) => judged(each, index, run, ignores))
  const noted = (spec.auditAnnotations ?? []).map((each) => noteOf(each, run))
  const mistakes = ignores ? [] : noted.flatMap((note) => (typeof note === 'string' ? [denial(note)] : []))
  return { denials: [...denials, ...mistakes], notes: noted.flatMap((note) => (typeof note === 'string' ? [] : note)) }
}

type Run = (source: string, wanted: 'bool' | 'string' | 'any') => unknown

function judged(validation: Validation, index: number, run: Run, ignores: boolean): readonly Denial[] {
  const { expression, reason = 'Invalid' } = validation
  try {
    if (run(expression, 'bool') === true) return []
  } catch (error) {
    if (!(error instanceof CelError)) throw error
    return ignores ? [] : [{ ...denial(`expression '${expression}' resulted in error: ${error.message}`), index }]
  }
  return [{ message: messageOf(validation, run), reason, index }]
}

/** The message that is computed, where it can be; else the one that is written down; else the expression itself. */
function messageOf({ expression, message, messageExpression }: Validation, run: Run): string {
  const computed = messageExpression ? computedMessage(messageExpression, run) : ''
  return computed || message?.trim() || `failed expression: ${expression.trim()}`
}

function computedMessage(expression: string, run: Run): string {
  try {
    const text = run(expression, 'string')
    const isFit = typeof text === 'string' && text.length <= LONGEST_MESSAGE && !text.trim().includes('\n')
    return isFit ? text.trim() : ''
  } catch (error) {
    if (error instanceof CelError) return ''
    throw error
  }
}

/** A note, none where the value is null, or what is wrong with its expression. */
function noteOf({ key, valueExpression }: AuditAnnotation, run: Run): readonly (readonly [string, string])[] | string {
  try {
    const value = run(valueExpression, 'any')
    return typeof value === 'string' && value.trim() !== '' ? [[key, value.trim()]] : []
  } catch (error) {
    if (!(error instanceof CelError)) throw error
    return `expression '${valueExpression}' resulted in error: ${error.message}`
  }
}

function denial(message: string): Denial {
  return { message, reason: 'Invalid', index: -1 }
}
