import type { CoreEndpointPort, EndpointAddress, EndpointSubset, Endpoints } from '../../../contract/api'
import { validateChoice } from './choice'
import { type FieldError, invalidValue, required } from './field-error'
import { validateIp, validateNonSpecialIp } from './ip'
import { dns1123Label } from './names'
import { validatePort } from './numbers'

/** Endpoints, the older form of EndpointSlices. */
// Models: pkg/apis/core/validation/validation.go: validateEndpointSubsets
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

export function validateEndpoints({ subsets }: Endpoints): FieldError[] {
  return (subsets ?? []).flatMap((subset, index) => validateSubset(subset, `subsets[${index}]`))
}

function validateSubset(
  { addresses = [], notReadyAddresses = [], ports = [] }: EndpointSubset,
  path: string,
): FieldError[] {
  const errors =
    addresses.length + notReadyAddresses.length === 0
      ? [required(path, 'must specify `addresses` or `notReadyAddresses`')]
      : []
  return [
    ...errors,
    ...addresses.flatMap((address, i) => validateAddress(address, `${path}.addresses[${i}]`)),
    ...notReadyAddresses.flatMap((address, i) => validateAddress(address, `${path}.notReadyAddresses[${i}]`)),
    ...ports.flatMap((port, i) => validateEndpointPort(port, ports.length > 1, `${path}.ports[${i}]`)),
  ]
}

function validateAddress({ ip, hostname }: EndpointAddress, path: string): FieldError[] {
  const unsound = validateIp(ip, `${path}.ip`)
  const errors = unsound.length > 0 ? unsound : validateNonSpecialIp(ip, `${path}.ip`)
  return hostname
    ? [...errors, ...dns1123Label(hostname).map((why) => invalidValue(`${path}.hostname`, hostname, why))]
    : errors
}

function validateEndpointPort(
  { name, port, protocol }: CoreEndpointPort,
  isOneOfMany: boolean,
  path: string,
): FieldError[] {
  const errors = isOneOfMany && !name ? [required(`${path}.name`)] : []
  if (name) errors.push(...dns1123Label(name).map((why) => invalidValue(`${path}.name`, name, why)))
  return [...errors, ...validatePort(port, `${path}.port`), ...validateChoice(protocol, PROTOCOLS, `${path}.protocol`)]
}
