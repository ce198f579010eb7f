import type { Service } from '../../../contract/api'
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from './field-error'
import { validateCidr, validateIp, validateNonSpecialIp } from './ip'
import { qualifiedName } from './names'
import { validateRange } from './numbers'

/** How traffic reaches a Service: affinity, addresses from outside, load balancers, policies. */
// Models: pkg/apis/core/validation/validation.go: ValidateService, validateServiceExternalTrafficPolicy and the like
const AFFINITIES = ['ClientIP', 'None']
const POLICIES = ['Cluster', 'Local']
/** The facts of this release refuse PreferSameNode, and with it goes PreferSameZone: one gate opens both. */
const DISTRIBUTIONS = ['PreferClose']
const WITH_CLUSTER_IP = ['ClusterIP', 'LoadBalancer', 'NodePort']
const DAY_SECONDS = 86_400
const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges'

/** Traffic can come from outside to a NodePort, a load balancer or an external address. */
export function isExternallyAccessible({ spec }: Pick<Service, 'spec'>): boolean {
  if (spec.type === 'LoadBalancer' || spec.type === 'NodePort') return true
  return spec.type === 'ClusterIP' && Boolean(spec.externalIPs?.length)
}

export function validateTrafficPolicies(service: Service): FieldError[] {
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
    if (type && WITH_CLUSTER_IP.includes(type)) errors.push(required('spec.internalTrafficPolicy'))
  } else if (!POLICIES.includes(internal)) errors.push(notSupported('spec.internalTrafficPolicy', internal, POLICIES))
  if (trafficDistribution !== undefined && !DISTRIBUTIONS.includes(trafficDistribution)) {
    errors.push(notSupported('spec.trafficDistribution', trafficDistribution, DISTRIBUTIONS))
  }
  return errors
}

export function validateAffinity({ spec }: Service): FieldError[] {
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

export function validateExternalIps({ spec }: Service, old: Service | undefined): FieldError[] {
  return (spec.externalIPs ?? []).flatMap((ip, i) => {
    if (old?.spec.externalIPs?.includes(ip)) return []
    const errors = validateIp(ip, `spec.externalIPs[${i}]`)
    return errors.length > 0 ? errors : validateNonSpecialIp(ip, `spec.externalIPs[${i}]`)
  })
}

export function validateSourceRanges({ metadata, spec }: Service, old: Service | undefined): FieldError[] {
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

export function validateLoadBalancerFields(service: Service): FieldError[] {
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
