/** The EndpointSlice object: its name, labels and owner. */
// Models: staging/src/k8s.io/endpointslice/utils.go: newEndpointSlice, setEndpointSliceLabels
import type { Draft, Endpoint, EndpointPort, EndpointSlice, Service } from '../../../contract/api'
import { controllerReferenceTo } from '../owner-reference'
import type { AddressType } from './endpoints'

export const SERVICE_NAME = 'kubernetes.io/service-name'
export const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by'
export const MANAGER = 'endpointslice-controller.k8s.io'
export const HEADLESS = 'service.kubernetes.io/headless'
export const LAST_CHANGE = 'endpoints.kubernetes.io/last-change-trigger-time'

type Labels = Readonly<Record<string, string>>

/** The Service's own labels, and the three that say what the slice is. */
export function sliceLabels(service: Service): Labels {
  const own = Object.entries(service.metadata.labels ?? {}).filter(
    ([key]) => key !== HEADLESS && key !== SERVICE_NAME && key !== MANAGED_BY,
  )
  return {
    ...Object.fromEntries(own),
    ...(isHeadless(service) && { [HEADLESS]: '' }),
    [SERVICE_NAME]: service.metadata.name,
    [MANAGED_BY]: MANAGER,
  }
}

function isHeadless({ spec }: Service): boolean {
  return !spec.clusterIP || spec.clusterIP === 'None'
}

export function draftSlice(
  service: Service,
  addressType: AddressType,
  endpoints: readonly Endpoint[],
  ports: readonly EndpointPort[],
  triggerTime: string | undefined,
): Draft<EndpointSlice> {
  const { name, namespace } = service.metadata
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      namespace,
      labels: sliceLabels(service),
      ...(triggerTime && { annotations: { [LAST_CHANGE]: triggerTime } }),
      ownerReferences: [controllerReferenceTo(service)],
    },
    addressType,
    endpoints,
    ports,
  }
}

/** The slice with this content; its annotation tells when what is new about it began. */
export function withContent(
  slice: EndpointSlice,
  labels: Labels,
  endpoints: readonly Endpoint[],
  triggerTime: string | undefined,
): EndpointSlice {
  const others = Object.entries(slice.metadata.annotations ?? {}).filter(([key]) => key !== LAST_CHANGE)
  const annotations = Object.fromEntries(triggerTime ? [...others, [LAST_CHANGE, triggerTime]] : others) as Labels
  return { ...slice, metadata: { ...slice.metadata, labels, annotations }, endpoints }
}
