import type { HTTPGetAction, Lifecycle, LifecycleHandler, Probe } from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { httpHeaderName } from './names'
import { validateNonNegative, validatePort, validatePortOrName } from './numbers'

/** Probes and lifecycle hooks. */
// Models: pkg/apis/core/validation/validation.go: validateProbe, validateHandler, validateHTTPGetAction
const SCHEMES = ['HTTP', 'HTTPS']

export function validateProbe(probe: Probe | undefined, path: string, mustSucceedOnce: boolean): FieldError[] {
  if (!probe) return []
  const errors = validateHandler(probe, path)
  for (const field of [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ] as const) {
    errors.push(...validateNonNegative(probe[field], `${path}.${field}`))
  }
  if (probe.terminationGracePeriodSeconds !== undefined && probe.terminationGracePeriodSeconds <= 0) {
    errors.push(
      invalidValue(
        `${path}.terminationGracePeriodSeconds`,
        probe.terminationGracePeriodSeconds,
        'must be greater than 0',
      ),
    )
  }
  if (mustSucceedOnce && probe.successThreshold !== 1) {
    errors.push(invalidValue(`${path}.successThreshold`, probe.successThreshold, 'must be 1'))
  }
  return errors
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const
type Handler = LifecycleHandler & Pick<Probe, 'grpc'>

function validateHandler(handler: Handler, path: string): FieldError[] {
  const chosen = HANDLERS.filter((name) => handler[name] !== undefined)
  const [first, ...more] = chosen
  if (first === undefined) return [required(path, 'must specify a handler type')]
  const errors = more.map((name) => forbiddenField(`${path}.${name}`, 'may not specify more than 1 handler type'))
  return [...errors, ...validateAction(handler, first, `${path}.${first}`)]
}

function validateAction(handler: Handler, name: (typeof HANDLERS)[number], path: string): FieldError[] {
  switch (name) {
    case 'exec':
      return handler.exec?.command?.length ? [] : [required(`${path}.command`)]
    case 'httpGet':
      return handler.httpGet ? validateHttpGet(handler.httpGet, path) : []
    case 'tcpSocket':
      return validatePortOrName(handler.tcpSocket?.port, `${path}.port`)
    case 'grpc':
      return validatePort(handler.grpc?.port, `${path}.port`)
    case 'sleep':
      return validateNonNegative(handler.sleep?.seconds, path)
  }
}

function validateHttpGet(action: HTTPGetAction, path: string): FieldError[] {
  const errors = action.path ? [] : [required(`${path}.path`)]
  errors.push(...validatePortOrName(action.port, `${path}.port`))
  if (!SCHEMES.includes(action.scheme ?? '')) errors.push(notSupported(`${path}.scheme`, action.scheme, SCHEMES))
  for (const [index, { name }] of (action.httpHeaders ?? []).entries()) {
    errors.push(...httpHeaderName(name).map((why) => invalidValue(`${path}.httpHeaders[${index}].name`, name, why)))
  }
  return errors
}

export function validateLifecycle(lifecycle: Lifecycle | undefined, path: string): FieldError[] {
  if (!lifecycle) return []
  const { postStart, preStop } = lifecycle
  return [
    ...(postStart ? validateHandler(postStart, `${path}.postStart`) : []),
    ...(preStop ? validateHandler(preStop, `${path}.preStop`) : []),
  ]
}
