/** The words of a request that a client's callers need too. */
export { pathOfRequest } from '../apiserver/request'
export type {
  ApiList, ApiRequest, ApiResponse, Credentials, DeleteOptions, Impersonation, PatchType, RequestQuery, Verb, WatchEvent, WatchHandle,
} from '../apiserver/request' // prettier-ignore
