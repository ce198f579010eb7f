import { isApiError } from '../../contract/api'

/** The namespace is going away: no controller can or should fight it. */
export function isNamespaceTerminating(error: unknown): boolean {
  return (
    isApiError(error) && (error.status.details?.causes ?? []).some(({ reason }) => reason === 'NamespaceTerminating')
  )
}
