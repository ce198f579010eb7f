/** The questions by which plugins choose their requests: each gives a function for `handles`. */
import type { AdmissionPlugin, Operation } from './plugin'

type Handles = AdmissionPlugin['handles']

/** Requests for an object of this kind itself, not for a subresource. */
export function requestsFor(kind: string, ...operations: readonly Operation[]): Handles {
  return (operation, { resource, subresource }) =>
    resource.kind === kind && subresource === '' && operations.includes(operation)
}

export function subresourceOf(kind: string, subresource: string, ...operations: readonly Operation[]): Handles {
  return (operation, request) =>
    request.resource.kind === kind && request.subresource === subresource && operations.includes(operation)
}
