import type { Service, ServicePort } from '../../../contract/api'
import { duplicate, type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { validateCidr, validateIp, validateNonSpecialIp } from './ip'
import { validateLabels, validateMetadata } from './metadata'
import { dns1123Label, dns1123Subdomain, qualifiedName } from './names'
import { validatePort, validatePortOrName, validateRange } from './numbers'
import { validateClusterIps } from './service-ips'

/** Services. */
// Models: pkg/apis/core/validation/validation.go: ValidateService
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const AFFINITIES = ['ClientIP', 'None']
const POLICIES = ['Cluster', 'Local']
const DISTRIBUTIONS = ['PreferClose', 'PreferSameNode', 'PreferSameZone']
const KUBELET_PORT = 10250
const DAY_SECONDS = 86_400
export const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges'

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

function validateAffinity({ spec }: Service): FieldError[] {
  const { sessionAffinity, sessionAffinityConfig: config } = spec
  if (!sessionAffinity) return [required('spec.sessionAffinity')]
  if (!AFFINITIES.includes(sessionAffinity)) return [notSupported('spec.sessionAffinity', sessionAffinity, AFFINITIES)]
  const path = 'spec.sessionAffinityConfig'
  if (sessionAffinity === 'None') {
    return config ? [forbiddenField(path, 'must not be set when session affinity is None')] : []
  }
  const seconds = config?.clientIP?.timeoutSeconds
  if (seconds === undefined) return [required(path, 'when session affinity type is ClientIP')]
  return validateRange(seconds, 1, DAY_SECONDS, `${path}.clientIP.timeoutSeconds`)
}

function validateExternalIps({ spec }: Service, old: Service | undefined): FieldError[] {
  return (spec.externalIPs ?? []).flatMap((ip, i) => {
    if (old?.spec.externalIPs?.includes(ip)) return []
    const errors = validateIp(ip, `spec.externalIPs[${i}]`)
    return errors.length > 0 ? errors : validateNonSpecialIp(ip, `spec.externalIPs[${i}]`)
  })
}

function validateSourceRanges({ metadata, spec }: Service, old: Service | undefined): FieldError[] {
  const ranges = spec.loadBalancerSourceRanges ?? []
  const annotation = metadata.annotations?.[SOURCE_RANGES]
  if (ranges.length > 0) {
    const path = 'spec.loadBalancerSourceRanges'
    if (spec.type !== 'LoadBalancer') return [forbiddenField(path, "may only be used when `type` is 'LoadBalancer'")]
    return ranges.flatMap((range, i) =>
      old?.spec.loadBalancerSourceRanges?.includes(range) ? [] : validateCidr(range.trim(), `${path}[${i}]`),
    )
  }
  if (annotation === undefined || annotation === old?.metadata.annotations?.[SOURCE_RANGES]) return []
  const path = `metadata.annotations[${SOURCE_RANGES}]`
  if (spec.type !== 'LoadBalancer') return [forbiddenField(path, "may only be used when `type` is 'LoadBalancer'")]
  const isValid =
    annotation.trim() === '' || annotation.split(',').every((range) => validateCidr(range.trim(), path).length === 0)
  const detail = 'must be a comma separated list of CIDRs e.g. 192.168.0.0/16,10.0.0.0/8'
  return isValid ? [] : [invalidValue(path, annotation, detail)]
}

function validateLoadBalancerFields(service: Service): FieldError[] {
  const { type, allocateLoadBalancerNodePorts } = service.spec
  const isLoadBalancer = type === 'LoadBalancer'
  const errors: FieldError[] = []
  if (isLoadBalancer && allocateLoadBalancerNodePorts === undefined)
    errors.push(required('spec.allocateLoadBalancerNodePorts'))
  if (!isLoadBalancer && allocateLoadBalancerNodePorts !== undefined) {
    errors.push(forbiddenField('spec.allocateLoadBalancerNodePorts', "may only be used when `type` is 'LoadBalancer'"))
  }
  return [...errors, ...validateLoadBalancerClass(service)]
}

export function validateLoadBalancerClass({ spec: { type, loadBalancerClass } }: Service): FieldError[] {
  if (loadBalancerClass === undefined) return []
  if (type !== 'LoadBalancer')
    return [forbiddenField('spec.loadBalancerClass', "may only be used when `type` is 'LoadBalancer'")]
  return qualifiedName(loadBalancerClass).map((why) => invalidValue('spec.loadBalancerClass', loadBalancerClass, why))
}

/** Traffic can come from outside to a NodePort, a load balancer or an external address. */
export function isExternallyAccessible({ spec }: Pick<Service, 'spec'>): boolean {
  if (spec.type === 'LoadBalancer' || spec.type === 'NodePort') return true
  return spec.type === 'ClusterIP' && Boolean(spec.externalIPs?.length)
}

function validateTrafficPolicies(service: Service): FieldError[] {
  const {
    type,
    externalTrafficPolicy: external,
    internalTrafficPolicy: internal,
    healthCheckNodePort,
    trafficDistribution,
  } = service.spec
  const errors: FieldError[] = []
  if (!isExternallyAccessible(service)) {
    if (external)
      errors.push(
        invalidValue('spec.externalTrafficPolicy', external, 'may only be set for externally-accessible services'),
      )
  } else if (!external) errors.push(required('spec.externalTrafficPolicy'))
  else if (!POLICIES.includes(external)) errors.push(notSupported('spec.externalTrafficPolicy', external, POLICIES))
  if (healthCheckNodePort && !(type === 'LoadBalancer' && external === 'Local')) {
    const detail = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
    errors.push(invalidValue('spec.healthCheckNodePort', healthCheckNodePort, detail))
  }
  if (internal === undefined) {
    if (type && TYPES.includes(type) && type !== 'ExternalName') errors.push(required('spec.internalTrafficPolicy'))
  } else if (!POLICIES.includes(internal)) errors.push(notSupported('spec.internalTrafficPolicy', internal, POLICIES))
  if (trafficDistribution !== undefined && !DISTRIBUTIONS.includes(trafficDistribution)) {
    errors.push(notSupported('spec.trafficDistribution', trafficDistribution, DISTRIBUTIONS))
  }
  return errors
}
