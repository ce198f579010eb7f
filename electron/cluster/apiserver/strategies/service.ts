import type { Service, ServicePort, ServiceSpec } from '../../../contract/api'
import { validateMetadataUpdate } from '../validation/metadata'
import { validateService } from '../validation/service'
import { isExternallyAccessible } from '../validation/service-traffic'
import { validateServiceUpdate } from '../validation/service-update'
import { fill, mapField, mapShared, withField, without } from './defaults/fill'
import { onlyStatus, type Strategy, USUAL } from './strategy'

/** Services. Addresses and node ports are handed out by the registry, after this. */
// Models: pkg/registry/core/service/strategy.go, pkg/apis/core/v1/defaults.go: SetDefaults_Service
// Simplified: the cluster has one family of addresses, IPv4.
const THREE_HOURS = 10_800

export const serviceStrategy: Strategy<Service> = {
  ...USUAL,
  kind: 'Service',
  defaults: (service) => mapField(fill(service, { spec: {} }), 'spec', defaultSpec),
  prepareForCreate: (service) => ({
    ...withField(service, 'spec', withFamilies(service.spec)),
    status: { loadBalancer: {} },
  }),

  prepareForUpdate(service, old) {
    const spec = withFamilies(keptAddresses(service.spec, old.spec))
    return withField(withField(service, 'spec', spec), 'status', old.status)
  },

  prepareForStatusUpdate: onlyStatus,
  validateCreate: (service) => validateService(service),
  validateUpdate: validateServiceUpdate,
  validateStatusUpdate: validateMetadataUpdate,
}

function defaultSpec(spec: ServiceSpec): ServiceSpec {
  let defaulted = fill(spec, { type: 'ClusterIP', sessionAffinity: 'None' })
  if (defaulted.sessionAffinity === 'ClientIP' && !defaulted.sessionAffinityConfig?.clientIP?.timeoutSeconds) {
    defaulted = { ...defaulted, sessionAffinityConfig: { clientIP: { timeoutSeconds: THREE_HOURS } } }
  }
  defaulted = mapField(defaulted, 'ports', (ports) => mapShared(ports, defaultPort))
  return fill(defaulted, {
    externalTrafficPolicy: isExternallyAccessible({ spec: defaulted }) ? 'Cluster' : undefined,
    internalTrafficPolicy: defaulted.type === 'ExternalName' ? undefined : 'Cluster',
    allocateLoadBalancerNodePorts: defaulted.type === 'LoadBalancer' ? true : undefined,
  })
}

function defaultPort(port: ServicePort): ServicePort {
  const defaulted = fill(port, { protocol: 'TCP', targetPort: port.port })
  return defaulted.targetPort === 0 || defaulted.targetPort === '' ? { ...defaulted, targetPort: port.port } : defaulted
}

/** The lists of families and addresses are the truth; the single fields mirror their first item. */
function withFamilies(spec: ServiceSpec): ServiceSpec {
  if (spec.type === 'ExternalName') return spec
  const clusterIPs = spec.clusterIP && !spec.clusterIPs?.length ? [spec.clusterIP] : undefined
  const filled = fill(spec, { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' })
  return clusterIPs ? { ...filled, clusterIPs } : filled
}

/** An update that says nothing about addresses and ports keeps what was handed out. */
// Models: patchAllocatedValues
function keptAddresses(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  const needsAddress = (of: ServiceSpec): boolean => of.type !== 'ExternalName'
  if (!needsAddress(spec) || !needsAddress(old)) return needsAddress(spec) ? spec : withoutAddresses(spec, old)
  const kept = fill(spec, {
    clusterIP: old.clusterIP,
    clusterIPs: old.clusterIPs,
    ipFamilies: old.ipFamilies,
    ipFamilyPolicy: old.ipFamilyPolicy,
  })
  const needsNodePort = (of: ServiceSpec): boolean => of.type === 'NodePort' || of.type === 'LoadBalancer'
  return needsNodePort(spec) && needsNodePort(old) ? keptNodePorts(kept, old) : droppedNodePorts(kept, old)
}

function keptNodePorts(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  return mapField(spec, 'ports', (ports) =>
    mapShared(ports, (port) => {
      const before = old.ports?.find((other) => other.port === port.port && other.protocol === port.protocol)
      return before?.nodePort ? fill(port, { nodePort: before.nodePort }) : port
    }),
  )
}

/** A type that needs no node ports gives back those that it was handed. */
// Models: dropTypeDependentFields
function droppedNodePorts(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  if (spec.type !== 'ClusterIP' || old.type === 'ClusterIP') return spec
  return mapField(spec, 'ports', (ports) =>
    mapShared(ports, (port) => {
      const isOld = old.ports?.some((other) => other.nodePort !== undefined && other.nodePort === port.nodePort)
      return isOld ? without(port, 'nodePort') : port
    }),
  )
}

function withoutAddresses(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  const rest = without(spec, 'ipFamilies', 'ipFamilyPolicy')
  return spec.clusterIP === old.clusterIP ? without(rest, 'clusterIP', 'clusterIPs') : rest
}
