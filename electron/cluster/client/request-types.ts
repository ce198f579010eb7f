/** The words of a request that a client's callers need too. */
export type { PatchType, RequestQuery, WatchEvent, WatchHandle } from '../apiserver/request'
