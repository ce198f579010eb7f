/** Raw calls of the recording about validation, and their answers: those that only read, or that are refused. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isApiError, RESOURCES, type Status } from '../../../../electron/contract/api'
import { requestInfoOf } from '../../../../electron/contract/api/request-info'
import { ControlPlane } from '../../../support/control-plane'

interface RecordedCall {
  readonly http: string
  readonly request: unknown
  readonly status: number
  readonly body: unknown
}

const file = new URL('../../../fidelity/data/golden/15-validation-admission.json', import.meta.url)
const { actions } = JSON.parse(readFileSync(file, 'utf8')) as { readonly actions: readonly Partial<RecordedCall>[] }
/** Left out: what needs the objects of the whole scenario, a body that is no JSON, and hooks that are not here. */
const LEFT_OUT = /limit=1|watch=1|readyz|^PATCH|^PUT .*configmaps|^DELETE/
const calls = actions.filter(
  (action): action is RecordedCall =>
    action.http !== undefined && !LEFT_OUT.test(action.http) && action.request !== '{bad json',
)

const plane = new ControlPlane()
plane.run(plane.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 's15' }, spec: {} }))
plane.kernel.runUntil(plane.kernel.now + 100)

/** Addresses and builds are the machine's. */
const comparable = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body).replace(/"serverAddress":"[^"]*"/g, '"serverAddress":"*"'))

function answerOf({ http, request }: RecordedCall): readonly [number, unknown] {
  const [method = '', url = ''] = http.split(' ')
  const info = requestInfoOf(method, url)
  const resource = RESOURCES.find(
    (row) => row.group === info.apiGroup && row.version === info.apiVersion && row.resource === info.resource,
  )
  const query = Object.fromEntries(new URL(url, 'https://server').searchParams)
  const { namespace, name, verb } = info
  const target = resource ? { resource, namespace, name, query, body: request } : { path: url }
  try {
    return [200, plane.run(plane.clientOf({ isTyped: false }).request(verb as 'get', target))]
  } catch (error) {
    if (!isApiError(error)) throw error
    return [error.code, error.status]
  }
}

it.each(calls.map((call) => [call.http, call] as const))('%s is answered as it was recorded', (_http, call) => {
  const [code, body] = answerOf(call)
  expect([code, comparable(body)]).toEqual([call.status, comparable(call.body as Status)])
})
