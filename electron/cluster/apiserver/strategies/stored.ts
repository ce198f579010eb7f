import type { ApiObject } from '../../../contract/api'
import { validateFixedMetadata, validateMetadata, validateMetadataUpdate } from '../validation/metadata'
import { dns1123Subdomain } from '../validation/names'
import { type Strategy, USUAL } from './strategy'

/** A kind that is stored as it comes; what it has of its own rules takes the place of these. */
export function storedAsGiven<T extends ApiObject>(kind: string, own: Partial<Strategy<T>>): Strategy<T> {
  const namespaced = own.namespaced ?? true
  const asGiven = (object: T): T => object
  return {
    ...USUAL,
    kind,
    defaults: asGiven,
    prepareForCreate: asGiven,
    prepareForUpdate: asGiven,
    prepareForStatusUpdate: asGiven,
    validateCreate: (object) => validateMetadata(object, namespaced, dns1123Subdomain),
    validateUpdate: (object, old) => [
      ...validateFixedMetadata(object, old),
      ...validateMetadata(object, namespaced, dns1123Subdomain),
    ],
    validateStatusUpdate: validateMetadataUpdate,
    ...own,
  }
}
