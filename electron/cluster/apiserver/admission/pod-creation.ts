import type { AdmissionAttributes } from './admission'

/** Is this the creation of a Pod itself, not of a subresource? */
export function isPodCreation({ request, operation }: AdmissionAttributes): boolean {
  return operation === 'create' && request.resource.kind === 'Pod' && request.subresource === ''
}
