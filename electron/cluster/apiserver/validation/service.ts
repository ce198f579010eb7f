import type { Service, ServicePort } from '../../../contract/api'
import { duplicate, type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { validateLabels, validateMetadata } from './metadata'
import { dns1123Label, dns1123Subdomain, qualifiedName } from './names'
import { validatePort, validatePortOrName } from './numbers'
import { validateClusterIps } from './service-ips'
import {
  validateAffinity,
  validateExternalIps,
  validateLoadBalancerFields,
  validateSourceRanges,
  validateTrafficPolicies,
} from './service-traffic'

/** Services. */
// Models: pkg/apis/core/validation/validation.go: ValidateService
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const KUBELET_PORT = 10250

export const isHeadless = ({ spec }: Service): boolean => spec.clusterIP === 'None' || spec.clusterIPs?.[0] === 'None'

/** What an older release let in may stay as long as it does not change. */
export function validateService(service: Service, old?: Service): FieldError[] {
  const { spec } = service
  return [
    ...validateMetadata(service, true, dns1123Label),
    ...validateTopologyAnnotations(service),
    ...validateType(service),
    ...validatePorts(service),
    ...validateLabels(spec.selector, 'spec.selector'),
    ...validateAffinity(service),
    ...validateClusterIps(service, old),
    ...validateExternalIps(service, old),
    ...(spec.type ? [] : [required('spec.type')]),
    ...(spec.type && !TYPES.includes(spec.type) ? [notSupported('spec.type', spec.type, TYPES)] : []),
    ...validateSourceRanges(service, old),
    ...validateLoadBalancerFields(service),
    ...validateTrafficPolicies(service),
  ]
}

const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints'
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode'

function validateTopologyAnnotations({ metadata }: Service): FieldError[] {
  const hints = metadata.annotations?.[TOPOLOGY_HINTS]
  const mode = metadata.annotations?.[TOPOLOGY_MODE]
  if (hints === undefined || mode === undefined || hints === mode) return []
  const detail = `must match annotations[${TOPOLOGY_MODE}] when both are specified`
  return [invalidValue(`metadata.annotations[${TOPOLOGY_HINTS}]`, hints, detail)]
}

function validateType(service: Service): FieldError[] {
  const { spec } = service
  const { type } = spec
  const errors: FieldError[] = []
  if ((spec.ports ?? []).length === 0 && !isHeadless(service) && type !== 'ExternalName')
    errors.push(required('spec.ports'))
  if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(service)) {
    errors.push(invalidValue('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`))
  }
  if (type !== 'ExternalName') return errors
  for (const field of ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy'] as const) {
    if (spec[field]?.length) errors.push(forbiddenField(`spec.${field}`, 'may not be set for ExternalName services'))
  }
  const name = (spec.externalName ?? '').replace(/\.$/, '')
  if (name === '') return [...errors, required('spec.externalName')]
  return [...errors, ...dns1123Subdomain(name).map((why) => invalidValue('spec.externalName', name, why))]
}

function validatePorts({ spec }: Service): FieldError[] {
  const ports = spec.ports ?? []
  const names = new Set<string>()
  const errors = ports.flatMap((port, i) => validateServicePort(port, ports.length > 1, names, `spec.ports[${i}]`))
  for (const [i, { port, nodePort }] of ports.entries()) {
    if (spec.type === 'LoadBalancer' && port === KUBELET_PORT) {
      const detail = `may not expose port ${KUBELET_PORT} externally since it is used by kubelet`
      errors.push(invalidValue(`spec.ports[${i}].port`, port, detail))
    }
    if (spec.type === 'ClusterIP' && nodePort) {
      errors.push(forbiddenField(`spec.ports[${i}].nodePort`, "may not be used when `type` is 'ClusterIP'"))
    }
  }
  return [...errors, ...duplicatePorts(ports)]
}

function validateServicePort(port: ServicePort, needsName: boolean, names: Set<string>, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (needsName && !port.name) errors.push(required(`${path}.name`))
  else if (port.name) {
    errors.push(...dns1123Label(port.name).map((why) => invalidValue(`${path}.name`, port.name, why)))
    if (names.has(port.name)) errors.push(duplicate(`${path}.name`, port.name))
    names.add(port.name)
  }
  errors.push(...validatePort(port.port, `${path}.port`))
  if (!port.protocol) errors.push(required(`${path}.protocol`))
  else if (!PROTOCOLS.includes(port.protocol)) errors.push(notSupported(`${path}.protocol`, port.protocol, PROTOCOLS))
  errors.push(...validatePortOrName(port.targetPort, `${path}.targetPort`))
  if (port.appProtocol) {
    errors.push(
      ...qualifiedName(port.appProtocol).map((why) => invalidValue(`${path}.appProtocol`, port.appProtocol, why)),
    )
  }
  return errors
}

/** The protocol belongs to the port: TCP 53 and UDP 53 are two. */
function duplicatePorts(ports: readonly ServicePort[]): FieldError[] {
  const seen = new Set<string>()
  return ports.flatMap(({ protocol, port, nodePort }, i) => {
    const errors: FieldError[] = []
    const keys = [nodePort ? `node ${protocol ?? ''}/${nodePort}` : '', `${protocol ?? ''}/${port}`]
    if (keys[0] && seen.has(keys[0])) errors.push(duplicate(`spec.ports[${i}].nodePort`, nodePort))
    if (seen.has(keys[1] ?? '')) errors.push(duplicate(`spec.ports[${i}]`, { protocol, port }))
    for (const key of keys) seen.add(key)
    return errors
  })
}
