/** The objects that a binding gives to its policy as parameters. */
// Models: k8s.io/apiserver/pkg/admission/plugin/policy/generic/policy_dispatcher.go: CollectParams
// Simplified: parameters are objects of built-in kinds.
import { resourceOfKind, selectorOf, type ApiObject, type Kind } from '../../../../contract/api'
import type { AdmissionAttributes } from '../plugin'
import type { Policy, PolicyBinding } from './bindings'

export interface Params {
  readonly params: readonly (ApiObject | null)[]
  readonly mistake: string
}

const NONE: Params = { params: [null], mistake: '' }
const broken = (mistake: string): Params => ({ params: [], mistake })

export function paramsFor({ spec }: Policy, binding: PolicyBinding, { request, view }: AdmissionAttributes): Params {
  const { paramKind } = spec
  const { paramRef } = binding.spec
  if (!paramKind?.kind || !paramRef) return NONE
  const resource = resourceOfKind(paramKind.kind)
  if (!resource)
    return broken(`failed to find resource referenced by paramKind: '${paramKind.apiVersion}, Kind=${paramKind.kind}'`)
  const namespace = resource.namespaced ? paramRef.namespace || request.namespace : ''
  if (resource.namespaced && namespace === '')
    return broken('cannot use namespaced paramRef in policy binding that matches cluster-scoped resources')
  const kind = resource.kind as Kind
  const found = paramRef.name
    ? [view.get(kind, namespace, paramRef.name)].filter((object) => object !== null)
    : view.list(kind, namespace).filter(({ metadata }) => selectorOf(paramRef.selector).matches(metadata.labels))
  if (found.length > 0 || paramRef.parameterNotFoundAction === 'Allow') return { params: found, mistake: '' }
  return broken('no params found for policy binding with `Deny` parameterNotFoundAction')
}
