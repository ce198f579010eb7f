/** The door through which a certificate request is approved or denied: nothing but conditions passes. */
// Models: pkg/registry/certificates/certificates/strategy.go: csrApprovalStrategy
import {
  methodNotAllowed,
  notFound,
  type CertificateSigningRequest,
  type CertificateSigningRequestCondition,
} from '../../contract/api'
import { timeText } from '../kernel/calendar'
import type { Task } from '../kernel/task'
import type { Call } from './call'
import { gateOf } from './handlers/write'
import { patched } from './patched'
import type { ApiResponse } from './request'

export function* approval(call: Call): Task<ApiResponse> {
  const { server, request, served } = call
  const { registry } = served
  if (request.verb === 'get') {
    const object = yield* registry.read(request)
    if (!object) throw notFound(request.resource, request.name)
    return { code: 200, body: call.show(object) }
  }
  if (request.verb !== 'update' && request.verb !== 'patch') throw methodNotAllowed(request.resource, request.verb)
  const now = timeText(server.kernel.now)
  const object = yield* registry.update(
    { ...request, subresource: 'status' },
    (current) => {
      const asked = request.verb === 'patch' ? call.read(patched(call.show(current), request)) : call.read(request.body)
      return judged(current as CertificateSigningRequest, asked as CertificateSigningRequest, now)
    },
    (current) => gateOf(call, 'update', current),
    true,
  )
  return { code: 200, body: call.show(object) }
}

/** The old request under new conditions, each with its times. */
function judged(
  old: CertificateSigningRequest,
  next: CertificateSigningRequest,
  now: string,
): CertificateSigningRequest {
  const conditions = (next.status?.conditions ?? []).map((condition) => timed(condition, old, now))
  const { resourceVersion } = next.metadata
  return { ...old, metadata: { ...old.metadata, resourceVersion }, status: { ...old.status, conditions } }
}

function timed(
  condition: CertificateSigningRequestCondition,
  { status }: CertificateSigningRequest,
  now: string,
): CertificateSigningRequestCondition {
  const known = status?.conditions?.some(({ type }) => type === condition.type) ?? false
  if (known) return condition
  return { ...condition, lastUpdateTime: condition.lastUpdateTime ?? now, lastTransitionTime: now }
}
