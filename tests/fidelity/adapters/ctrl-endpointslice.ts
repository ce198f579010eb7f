import {
  type AddressType,
  belongsInEndpoints,
  endpointOf,
  endpointPorts,
} from '../../../electron/cluster/controllers/endpointslice/endpoints'
import { reconcile, type SliceWrites } from '../../../electron/cluster/controllers/endpointslice/reconciler'
import type { Draft, EndpointSlice, Pod, Service } from '../../../electron/contract/api'
import { type Adapter, type Given, UnknownFunction } from '../case'
import { difference } from '../compare'
import { nodeOf, podOf } from './objects'

export const adapter: Adapter = {
  run(given) {
    switch (given.fn) {
      case 'podToEndpoint':
        return endpointOf(
          podOf(given.pod),
          serviceOf(given),
          given.node ? nodeOf(given.node) : undefined,
          familyOf(given),
        )
      case 'endpointPorts':
        return endpointPorts(serviceOf(given), podOf(given.pod))
      case 'podBelongs':
        return belongsInEndpoints(podOf(given.pod), given.includeTerminating as boolean)
      case 'reconcileOnePod':
        return onePod(given)
      case 'syncService':
        return sync(given)
      case 'sliceSizes':
        return sliceSizes(given.endpoints as number)
      default:
        throw new UnknownFunction(given.fn)
    }
  },
  compare: (actual, expected, given) =>
    difference(
      given.fn === 'syncService' ? sorted(actual) : actual,
      given.fn === 'syncService' ? sorted(expected) : expected,
    ),
}

function serviceOf({ service }: Given): Service {
  return { ...(service as Service), kind: 'Service', apiVersion: 'v1' }
}

function familyOf(given: Given): AddressType {
  return (serviceOf(given).spec.ipFamilies?.[0] as AddressType | undefined) ?? 'IPv4'
}

function write(service: Service, pods: readonly Pod[], node?: unknown): SliceWrites {
  const known = nodeOf(node)
  return reconcile({ service, pods, slices: [], nodeOf: () => known, triggerTime: undefined })
}

function onePod(given: Given): unknown {
  const { create } = write(serviceOf(given), [podOf(given.pod)], given.node)
  return {
    labels: create[0]?.metadata.labels,
    endpointsByFamily: Object.fromEntries(create.map((slice) => [slice.addressType, textual(slice.endpoints)])),
  }
}

function sync(given: Given): unknown {
  const { create } = write(serviceOf(given), (given.pods as unknown[]).map(podOf))
  return {
    ports: create[0]?.ports,
    endpoints: textual(create.flatMap((slice: Draft<EndpointSlice>) => slice.endpoints ?? [])),
  }
}

/** Go prints IPv6 addresses in its own form; ours keep what the Pod says. */
function textual(endpoints: EndpointSlice['endpoints']): unknown {
  return (endpoints ?? []).map((endpoint) => ({
    ...endpoint,
    addresses: endpoint.addresses.map((address) => address.replace(/:0000/g, ':0')),
  }))
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, list]) => [
      key,
      Array.isArray(list) ? [...(list as unknown[])].sort(byText) : (list as unknown),
    ]),
  )
}

function byText(a: unknown, b: unknown): number {
  const key = (item: unknown): string =>
    JSON.stringify(
      (item as { targetRef?: { name: string }; port?: number }).targetRef?.name ?? (item as { port?: number }).port,
    )
  return key(a) < key(b) ? -1 : 1
}

function sliceSizes(endpoints: number): readonly number[] {
  const pods = Array.from({ length: endpoints }, (_, index) =>
    podOf({
      metadata: { name: `pod-${index}` },
      spec: { nodeName: 'node' },
      status: { podIP: `10.0.${index >> 8}.${index & 255}`, phase: 'Running' },
    }),
  )
  const service = {
    metadata: { name: 'web', namespace: 'default' },
    spec: { ports: [{ port: 80 }], selector: {} },
  } as unknown as Service
  return write(service, pods).create.map((slice) => slice.endpoints?.length ?? 0)
}
