import type {
  MutatingAdmissionPolicy, MutatingAdmissionPolicyBinding, MutatingWebhookConfiguration, ParamKind, ParamRef,
  ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding, ValidatingWebhookConfiguration,
} from '../../../contract/api' // prettier-ignore
import { ageOf, selectorText, UNSET } from '../../text/format'
import { AGE, integer, NAME, text } from './columns'
import type { Printer } from './printer'

// Models: printers.go: printValidatingWebhook, printMutatingWebhook
export const webhookConfigurationPrinter: Printer<ValidatingWebhookConfiguration | MutatingWebhookConfiguration> = {
  columns: [NAME, integer('Webhooks', 'How many doors are asked'), AGE],
  cells: ({ metadata, webhooks = [] }, nowMs) => [metadata.name, webhooks.length, ageOf(metadata, nowMs)],
}

const PARAM_KIND = text('ParamKind', 'Of which kind its parameters are')

// Models: printers.go: printValidatingAdmissionPolicy
export const validatingAdmissionPolicyPrinter: Printer<ValidatingAdmissionPolicy> = {
  columns: [NAME, integer('Validations', 'How many rules it checks'), PARAM_KIND, AGE],
  cells: ({ metadata, spec }, nowMs) => [
    metadata.name, spec?.validations?.length ?? 0, paramKindText(spec?.paramKind), ageOf(metadata, nowMs),
  ], // prettier-ignore
}

// Models: printers.go: printMutatingAdmissionPolicy
export const mutatingAdmissionPolicyPrinter: Printer<MutatingAdmissionPolicy> = {
  columns: [NAME, integer('Mutations', 'How many changes it makes'), PARAM_KIND, AGE],
  cells: ({ metadata, spec }, nowMs) => [
    metadata.name, spec?.mutations?.length ?? 0, paramKindText(spec?.paramKind), ageOf(metadata, nowMs),
  ], // prettier-ignore
}

// Models: printers.go: printValidatingAdmissionPolicyBinding, printMutatingAdmissionPolicyBinding
export const admissionPolicyBindingPrinter: Printer<ValidatingAdmissionPolicyBinding | MutatingAdmissionPolicyBinding> =
  {
    columns: [
      NAME,
      text('PolicyName', 'The policy that it puts to work'),
      text('ParamRef', 'Where its parameters are'),
      AGE,
    ],
    cells: ({ metadata, spec }, nowMs) => [
    metadata.name, spec?.policyName ?? '', paramRefText(spec?.paramRef), ageOf(metadata, nowMs),
  ], // prettier-ignore
  }

function paramKindText(paramKind: ParamKind | undefined): string {
  return paramKind ? `${paramKind.apiVersion ?? ''}/${paramKind.kind ?? ''}` : UNSET
}

function paramRefText(paramRef: ParamRef | undefined): string {
  if (!paramRef) return UNSET
  const { namespace, name, selector } = paramRef
  if (!name) return selectorText(selector)
  return namespace ? `${namespace}/${name}` : name
}
