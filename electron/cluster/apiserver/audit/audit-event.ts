/** A note of the log as the event that Kubernetes writes, one JSON object a line. */
// Models: k8s.io/apiserver/pkg/apis/audit/v1/types.go: Event
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { utf8Bytes } from '../../../contract/text/utf8'
import { microTimeText } from '../../kernel/calendar'
import type { UserInfo } from '../credentials'
import { pathOfRequest, type ApiRequest } from '../request'
import type { AuditRecord } from './audit-log'

interface ToldUser {
  readonly username?: string
  readonly uid?: string | undefined
  readonly groups?: readonly string[]
  readonly extra?: UserInfo['extra'] | undefined
}

export interface AuditEvent extends Readonly<Record<string, unknown>> {
  readonly verb: string
  readonly user: ToldUser
  readonly impersonatedUser?: ToldUser | undefined
}

/** A field that is undefined is left out of the JSON text. */
export function auditEvent(record: AuditRecord, seed: number): AuditEvent {
  const { request, user, impersonated, receivedMs, finishedMs } = record
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Metadata',
    auditID: auditId(seed, record.seq),
    stage: 'ResponseComplete',
    requestURI: uriOf(request),
    verb: request.verb,
    user: user ? told(user) : {},
    impersonatedUser: impersonated ? told(impersonated) : undefined,
    userAgent: request.agent,
    objectRef: request.path === undefined ? objectRef(request) : undefined,
    responseStatus: responseStatus(record),
    requestReceivedTimestamp: microTimeText(receivedMs),
    stageTimestamp: microTimeText(finishedMs),
    annotations: Object.keys(record.annotations).length > 0 ? record.annotations : undefined,
  }
}

function told({ name, uid, groups, extra }: UserInfo): ToldUser {
  return { username: name, uid, groups, extra }
}

function objectRef({ resource, namespace, name, subresource }: ApiRequest): Readonly<Record<string, unknown>> {
  return {
    resource: resource.resource,
    namespace: namespace || undefined,
    name: name || undefined,
    apiGroup: resource.group || undefined,
    apiVersion: resource.version,
    subresource: subresource || undefined,
  }
}

function responseStatus({ code, reason, message }: AuditRecord): Readonly<Record<string, unknown>> {
  if (code < 400) return { metadata: {}, code }
  return { metadata: {}, status: 'Failure', message: message || undefined, reason: reason || undefined, code }
}

/** The path, and those parameters that change what is asked. */
function uriOf(request: ApiRequest): string {
  const { query, verb } = request
  const parameters = [
    verb === 'watch' ? 'watch=true' : '',
    query.labelSelector ? `labelSelector=${encodeURIComponent(query.labelSelector)}` : '',
    query.fieldSelector ? `fieldSelector=${encodeURIComponent(query.fieldSelector)}` : '',
    query.dryRun ? 'dryRun=All' : '',
    query.fieldManager ? `fieldManager=${encodeURIComponent(query.fieldManager)}` : '',
  ].filter((parameter) => parameter !== '')
  const path = pathOfRequest(request)
  return parameters.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${parameters.join('&')}`
}

/** Looks random, is the same in every life of this world, and costs nothing until somebody reads. */
function auditId(seed: number, seq: number): string {
  const hex = bytesToHex(sha256(Uint8Array.from(utf8Bytes(`audit/${seed}/${seq}`))))
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
