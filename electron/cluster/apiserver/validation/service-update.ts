import type { Service } from '../../../contract/api'
import { type FieldError, invalidValue } from './field-error'
import { validateMetadataUpdate } from './metadata'
import { validateService } from './service'
import { validateClusterIpUpdate } from './service-ips'

/** Changes to a Service. */
// Models: pkg/apis/core/validation/validation.go: ValidateServiceUpdate
export function validateServiceUpdate(service: Service, old: Service): FieldError[] {
  return [
    ...validateMetadataUpdate(service, old),
    ...validateClusterIpUpdate(service, old),
    ...validateLoadBalancerClassUpdate(service, old),
    ...validateService(service, old),
  ]
}

/** Who provides the balancer is settled when the Service becomes one. */
function validateLoadBalancerClassUpdate({ spec }: Service, old: Service): FieldError[] {
  const wasLoadBalancer = old.spec.type === 'LoadBalancer'
  const hadClass = wasLoadBalancer || old.spec.loadBalancerClass !== undefined
  if (!hadClass || spec.type !== old.spec.type || spec.loadBalancerClass === old.spec.loadBalancerClass) return []
  return [invalidValue('spec.loadBalancerClass', spec.loadBalancerClass, 'may not change once set')]
}
