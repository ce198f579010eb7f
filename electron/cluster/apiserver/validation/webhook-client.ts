import type { WebhookClientConfig } from '../../../contract/api'
import { type FieldError, invalidValue, required } from './field-error'
import { portNumber } from './names'

/** Where a webhook is called: a URL or a Service, and never both. */
// Models: staging/src/k8s.io/apiserver/pkg/util/webhook/validation.go
// Simplified: certificates are not looked into.
export function validateClientConfig(config: WebhookClientConfig | undefined, path: string): FieldError[] {
  const { url, service } = config ?? {}
  if ((url === undefined) === (service === undefined))
    return [required(path, 'exactly one of url or service is required')]
  if (url !== undefined) return validateUrl(url, `${path}.url`)
  const { name = '', namespace = '', path: servicePath, port } = service ?? {}
  const at = `${path}.service`
  const errors: FieldError[] = []
  if (name === '') errors.push(required(`${at}.name`, 'service name is required'))
  if (namespace === '') errors.push(required(`${at}.namespace`, 'service namespace is required'))
  if (port !== undefined && portNumber(port).length > 0)
    errors.push(invalidValue(`${at}.port`, port, `port is not valid: ${portNumber(port).join(',')}`))
  return servicePath ? [...errors, ...validateServicePath(servicePath, `${at}.path`)] : errors
}

const FORM = 'desired format: https://host[/path]'

function validateUrl(url: string, path: string): FieldError[] {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#@]*)@)?([^/?#]*)[^?#]*(\?[^#]*)?(#.*)?$/i.exec(url)
  if (!parts) return [invalidValue(path, url, `url must be a valid URL: ${FORM}`)]
  const [, scheme = '', user, host = '', query, fragment] = parts
  const errors: FieldError[] = []
  if (scheme.toLowerCase() !== 'https')
    errors.push(invalidValue(path, scheme, `'https' is the only allowed URL scheme; ${FORM}`))
  if (host === '') errors.push(invalidValue(path, host, `host must be specified; ${FORM}`))
  if (user !== undefined) errors.push(invalidValue(path, user, 'user information is not permitted in the URL'))
  if (fragment !== undefined)
    errors.push(invalidValue(path, fragment.slice(1), 'fragments are not permitted in the URL'))
  if (query !== undefined)
    errors.push(invalidValue(path, query.slice(1), 'query parameters are not permitted in the URL'))
  return errors
}

function validateServicePath(text: string, path: string): FieldError[] {
  if (text === '/') return []
  if (!text.startsWith('/')) return [invalidValue(path, text, "must start with a '/'")]
  const steps = text.slice(1).split('/')
  const empty = steps.findIndex((step, index) => step === '' && index < steps.length - 1)
  return empty < 0 ? [] : [invalidValue(path, text, `segment[${empty}] may not be empty`)]
}
