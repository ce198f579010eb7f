/** The catalogue as a server has it when it starts: every built-in kind that is kept, under every version. */
import { RESOURCES, type CustomResourceDefinition, type ResourceInfo, type Service } from '../../contract/api'
import type { Catalog } from './catalog'
import { conversionOf, convertingCodec } from './conversion'
import { doomed } from './custom-resources/definition-status'
import type { Allocations, Registry } from './registry'
import { plainCodec } from './served'
import type { ServiceAddresses } from './service-addresses'
import { strategyOf, type Strategy } from './strategies'

export type MakeRegistry = (info: ResourceInfo, strategy: Strategy, allocations?: Allocations) => Registry

export function addBuiltIns(catalog: Catalog, make: MakeRegistry, addresses: ServiceAddresses): void {
  const kept = new Map<string, Registry>()
  for (const info of RESOURCES) {
    const strategy = strategyOf(info.definition)
    if (conversionOf(info) || !strategy) continue
    const registry = make(
      info,
      atTheirEnd(strategy),
      info.definition === 'Service' ? serviceAllocations(addresses) : undefined,
    )
    kept.set(info.definition, registry)
    catalog.add({ info, registry, codec: plainCodec(info), ...warningOf(info) })
  }
  for (const info of RESOURCES) {
    const conversion = conversionOf(info)
    if (conversion)
      catalog.add({ info, registry: kept.get(conversion.stored)!, codec: convertingCodec(info, conversion) })
  }
}

/** Told to whoever still uses a kind whose better successor is served. */
// Models: pkg/apis/core/v1: prerelease lifecycle of Endpoints
function warningOf({ definition }: ResourceInfo): { readonly deprecationWarning?: string } {
  if (definition !== 'Endpoints') return {}
  return { deprecationWarning: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice' }
}

/** Definitions of custom kinds keep a hold on themselves until the last object has gone. */
function atTheirEnd(strategy: Strategy): Strategy {
  if (strategy.kind !== 'CustomResourceDefinition') return strategy
  return { ...strategy, prepareForDelete: (object, now) => doomed(object as CustomResourceDefinition, now) }
}

function serviceAllocations(addresses: ServiceAddresses): Allocations {
  return {
    forCreate: (object) => addresses.allocate(object as Service),
    forUpdate: (object, current) => addresses.allocateForUpdate(object as Service, current as Service),
    release: (object) => { addresses.release(object as Service) }, // prettier-ignore
  }
}
