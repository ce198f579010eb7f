import type { HTTPIngressPath, Ingress, IngressBackend, IngressRule, IngressSpec } from '../../../contract/api'
import { isMissing, listOf } from '../schema/unsound'
import { type FieldError, invalidValue, notSupported, required } from './field-error'
import { ipFamilyOf } from './ip'
import { dns1123Label, dns1123Subdomain, portName, portNumber, wildcardSubdomain } from './names'

/** Ingresses. */
// Models: pkg/apis/networking/validation/validation.go: ValidateIngressCreate, ValidateIngressSpec
const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix']
export const CLASS_ANNOTATION = 'kubernetes.io/ingress.class'
const BAD_IN_PATHS = ['//', '/./', '/../', '%2f', '%2F']
const BAD_AT_ENDS = ['/..', '/.']

export function validateIngress({ spec }: Ingress): FieldError[] {
  const rules = spec.rules ?? []
  const errors: FieldError[] = []
  if (rules.length === 0 && !spec.defaultBackend) {
    errors.push(invalidValue('spec', [], 'either `defaultBackend` or `rules` must be specified'))
  }
  if (spec.defaultBackend) errors.push(...validateBackend(spec.defaultBackend, 'spec.defaultBackend'))
  errors.push(...rules.flatMap((rule, i) => validateRule(rule, `spec.rules[${i}]`)), ...validateTls(spec))
  const { ingressClassName } = spec
  if (ingressClassName === undefined) return errors
  const unsound = dns1123Subdomain(ingressClassName)
  return [...errors, ...unsound.map((why) => invalidValue('spec.ingressClassName', ingressClassName, why))]
}

/** The field took the place of the annotation: a new Ingress uses one of them. */
export function validateIngressClassUse({ metadata, spec }: Ingress): FieldError[] {
  const annotation = metadata.annotations?.[CLASS_ANNOTATION]
  if (annotation === undefined || spec.ingressClassName === undefined || annotation === spec.ingressClassName) return []
  const path = `metadata.annotations.${CLASS_ANNOTATION}`
  return [invalidValue(path, annotation, 'must match `ingressClassName` when both are specified')]
}

function validateTls({ tls }: IngressSpec): FieldError[] {
  return (tls ?? []).flatMap(({ hosts }, i) =>
    (hosts ?? []).flatMap((host, j) =>
      hostErrors(host).map((why) => invalidValue(`spec.tls[${i}].hosts[${j}]`, host, why)),
    ),
  )
}

function hostErrors(host: string): string[] {
  return host.includes('*') ? wildcardSubdomain(host) : dns1123Subdomain(host)
}

function validateRule({ host, http }: IngressRule, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (host) {
    if (ipFamilyOf(host)) errors.push(invalidValue(`${path}.host`, host, 'must be a DNS name, not an IP address'))
    else errors.push(...hostErrors(host).map((why) => invalidValue(`${path}.host`, host, why)))
  }
  if (!http) return errors
  const paths = listOf(http.paths)
  if (paths.length === 0) return [...errors, required(`${path}.http.paths`)]
  return [...errors, ...paths.flatMap((each, i) => validatePath(each, `${path}.http.paths[${i}]`))]
}

function validatePath({ path = '', pathType, backend }: HTTPIngressPath, at: string): FieldError[] {
  const errors: FieldError[] = []
  if (isMissing(pathType)) return [required(`${at}.pathType`, 'pathType must be specified'), ...validateBackend(backend, `${at}.backend`)]
  if (pathType === 'ImplementationSpecific') {
    if (path !== '' && !path.startsWith('/')) errors.push(invalidValue(`${at}.path`, path, 'must be an absolute path'))
  } else if (PATH_TYPES.includes(pathType)) errors.push(...validateExactPath(path, `${at}.path`))
  else errors.push(notSupported(`${at}.pathType`, pathType, PATH_TYPES))
  return [...errors, ...validateBackend(backend, `${at}.backend`)]
} // prettier-ignore

function validateExactPath(path: string, at: string): FieldError[] {
  const errors = path.startsWith('/') ? [] : [invalidValue(at, path, 'must be an absolute path')]
  if (path === '') return errors
  errors.push(...BAD_IN_PATHS.filter((bad) => path.includes(bad)).map((bad) => invalidValue(at, path, `must not contain '${bad}'`)))
  errors.push(...BAD_AT_ENDS.filter((bad) => path.endsWith(bad)).map((bad) => invalidValue(at, path, `cannot end with '${bad}'`)))
  return errors
} // prettier-ignore

function validateBackend({ service, resource }: IngressBackend, path: string): FieldError[] {
  if (resource && service) return [invalidValue(path, '', 'cannot set both resource and service backends')]
  if (resource) {
    const fields = (['kind', 'name'] as const).filter((field) => !resource[field])
    return fields.map((field) => required(`${path}.resource.${field}`))
  }
  if (!service) return [invalidValue(path, '', 'resource or service backend is required')]
  const { name, port = {} } = service
  const at = `${path}.service`
  const errors = name
    ? dns1123Label(name).map((why) => invalidValue(`${at}.name`, name, why))
    : [required(`${at}.name`)]
  if (port.name && port.number) return [...errors, invalidValue(path, '', 'cannot set both port name & port number')]
  if (port.name)
    return [...errors, ...portName(port.name).map((why) => invalidValue(`${at}.port.name`, port.name, why))]
  if (!port.number) return [...errors, required(path, 'port name or number is required')]
  return [...errors, ...portNumber(port.number).map((why) => invalidValue(`${at}.port.number`, port.number, why))]
}
