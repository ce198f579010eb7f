import type { Service } from '../../../contract/api'
import { type FieldError, invalidValue } from './field-error'
import { validateFixedMetadata } from './metadata'
import { validateService } from './service'
import { validateClusterIpUpdate } from './service-ips'
import { validateLoadBalancerClass } from './service-traffic'

/** Changes to a Service. */
// Models: pkg/apis/core/validation/validation.go: ValidateServiceUpdate
export function validateServiceUpdate(service: Service, old: Service): FieldError[] {
  return [
    ...validateFixedMetadata(service, old),
    ...validateClusterIpUpdate(service, old),
    ...validateLoadBalancerClassUpdate(service, old),
    ...validateService(service, old),
  ]
}

/** Who provides the balancer is settled when the Service becomes one; the form is checked here a second time, as in Kubernetes. */
function validateLoadBalancerClassUpdate(service: Service, old: Service): FieldError[] {
  const { type, loadBalancerClass } = service.spec
  const isSwapped =
    type === 'LoadBalancer' && old.spec.type === 'LoadBalancer' && loadBalancerClass !== old.spec.loadBalancerClass
  const errors = isSwapped ? [invalidValue('spec.loadBalancerClass', loadBalancerClass, 'may not change once set')] : []
  return [...errors, ...validateLoadBalancerClass(service)]
}
