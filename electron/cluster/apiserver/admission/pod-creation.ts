import type { AuthorizedRequest } from '../request'
import type { Operation } from './plugin'

/** Is this the creation of a Pod itself, not of a subresource? For `handles`. */
export function isPodCreation(
  operation: Operation,
  { resource, subresource }: Pick<AuthorizedRequest, 'resource' | 'subresource'>,
): boolean {
  return operation === 'create' && resource.kind === 'Pod' && resource.group === '' && subresource === ''
}
