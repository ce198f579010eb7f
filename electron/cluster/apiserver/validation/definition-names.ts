import type { CustomResourceDefinitionNames } from '../../../contract/api'
import { type FieldError, invalidValue } from './field-error'
import { dns1035Label } from './names'

/** The names under which a kind is asked for. */
// Models: k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go: ValidateCustomResourceDefinitionNames
export function validateNames(names: CustomResourceDefinitionNames | undefined, path: string): FieldError[] {
  if (!names) return []
  const { kind, listKind = '' } = names
  const label = (text: string | undefined, at: string, prefix = ''): FieldError[] => {
    const errors = text ? dns1035Label(prefix ? text.toLowerCase() : text) : []
    return errors.length > 0 ? [invalidValue(`${path}.${at}`, text, prefix + errors.join(','))] : []
  }
  const mixed = 'may have mixed case, but should otherwise match: '
  const errors = [
    ...label(names.plural, 'plural'),
    ...label(names.singular, 'singular'),
    ...label(kind, 'kind', mixed),
    ...label(listKind, 'listKind', mixed),
    ...(names.shortNames ?? []).flatMap((shortName, i) => label(shortName, `shortNames[${i}]`)),
  ]
  if (kind !== '' && kind === listKind)
    errors.push(invalidValue(`${path}.listKind`, listKind, 'kind and listKind may not be the same'))
  return [...errors, ...(names.categories ?? []).flatMap((category, i) => label(category, `categories[${i}]`))]
}
