/** Serves the kinds that CustomResourceDefinitions describe: they come, change and go while the server runs. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver: customresource_handler.go; pkg/controller: status, establish, finalizer
import { isApiError, type CustomResourceDefinition } from '../../../contract/api'
import { customResource } from '../../../contract/api/custom-resource'
import { timeText } from '../../kernel/calendar'
import { tick, type Task } from '../../kernel/task'
import type { ApiServer } from '../apiserver'
import { customPrinter } from '../table/custom'
import type { Registry } from '../registry'
import type { Served } from '../served'
import { customCodec } from './custom-codec'
import { customStrategy } from './custom-strategy'
import {
  CLEANUP, DELETION_DONE, DELETION_IN_PROGRESS, conditionOf, established, isConditionTrue, named, withCondition,
} from './definition-status' // prettier-ignore
import { storageVersionOf } from './schema'

/** Between two looks whether the last object has gone, in ms. */
const CLEANUP_PERIOD_MS = 5_000

interface Kept {
  /** The definition as it stands: whoever asks later gets the later one. */
  readonly current: { definition: CustomResourceDefinition }
  readonly registry: Registry
  served: readonly Served[]
}

export class CustomResources {
  private readonly kept = new Map<string, Kept>()
  private readonly ending = new Set<string>()

  constructor(
    private readonly server: ApiServer,
    private readonly spawn: (label: string, task: Task) => void,
  ) {
    server.registry('CustomResourceDefinition').cache.onChange((object, isDelete) => {
      const definition = object as CustomResourceDefinition
      if (isDelete) this.forget(definition)
      else this.follow(definition)
    })
  }

  private follow(definition: CustomResourceDefinition): void {
    const { name, deletionTimestamp } = definition.metadata
    if (deletionTimestamp !== undefined) {
      this.serve(definition)
      if (definition.metadata.finalizers?.includes(CLEANUP) && !this.ending.has(name)) {
        this.ending.add(name)
        this.spawn('clean up custom resources', this.cleanUp(name))
      }
      return
    }
    if (!conditionOf(definition, 'NamesAccepted') || !sameNames(definition))
      this.spawn('accept names', this.acceptNames(name))
    else if (isConditionTrue(definition, 'NamesAccepted') && !isConditionTrue(definition, 'Established'))
      this.spawn('establish', this.establish(name))
    if (isConditionTrue(definition, 'NamesAccepted')) this.serve(definition)
  }

  private *acceptNames(name: string): Task {
    const { view } = this.server
    const others = view.list('CustomResourceDefinition')
    yield* this.change(name, (current) => named(current, others, this.now))
  }

  private *establish(name: string): Task {
    yield* this.change(name, (current) => established(current, this.now))
  }

  /** Deletes every object of a kind that goes, waits until the last has gone, and lets the definition go. */
  private *cleanUp(name: string): Task {
    yield* this.change(name, (current) => withCondition(current, DELETION_IN_PROGRESS, this.now))
    const kept = this.kept.get(name)
    if (kept) yield* this.deleteAll(kept)
    while (kept && !kept.registry.cache.isEmpty) yield* tick(CLEANUP_PERIOD_MS)
    this.ending.delete(name)
    yield* this.change(name, (current) => {
      const done = withCondition(current, DELETION_DONE, this.now)
      const finalizers = done.metadata.finalizers?.filter((finalizer) => finalizer !== CLEANUP)
      return { ...done, metadata: { ...done.metadata, finalizers } }
    })
  }

  private *deleteAll({ served }: Kept): Task {
    const [first] = served
    if (!first) return
    const request = { verb: 'deletecollection', resource: first.info, namespace: '', name: '', subresource: '', query: {}, body: null } as const // prettier-ignore
    const answered = this.server.serve({ ...request, ...OWN })
    if ('next' in answered) yield* answered
  }

  private *change(name: string, change: (current: CustomResourceDefinition) => CustomResourceDefinition): Task {
    try {
      yield* this.server.view.change('CustomResourceDefinition', '', name, change)
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
    }
  }

  private get now(): string {
    return timeText(this.server.kernel.now)
  }

  private serve(definition: CustomResourceDefinition): void {
    const { name } = definition.metadata
    const kept = this.kept.get(name) ?? this.keep(definition)
    kept.current.definition = definition
    for (const { info } of kept.served) this.server.catalog.remove(info)
    kept.served = definition.spec.versions
      .filter(({ served }) => served)
      .map((version) => this.servedAs(kept, version.name))
    for (const served of kept.served) this.server.catalog.add(served)
  }

  private keep(definition: CustomResourceDefinition): Kept {
    const current = { definition }
    const info = customResource(definition, storageVersionOf(definition).name)
    const registry = this.server.keep(
      info,
      customStrategy(() => current.definition),
    )
    this.server.fill(registry)
    const kept: Kept = { current, registry, served: [] }
    this.kept.set(definition.metadata.name, kept)
    return kept
  }

  private servedAs(kept: Kept, version: string): Served {
    const { current, registry } = kept
    const { definition } = current
    const found = definition.spec.versions.find(({ name }) => name === version)!
    return {
      info: customResource(definition, version),
      registry,
      codec: customCodec(() => current.definition, version),
      printer: customPrinter(found.additionalPrinterColumns ?? []),
      custom: { definition, scale: found.subresources?.scale },
      ...(found.deprecated && {
        deprecationWarning:
          found.deprecationWarning ?? `${definition.spec.group}/${version} ${definition.spec.names.kind} is deprecated`,
      }),
    }
  }

  private forget({ metadata }: CustomResourceDefinition): void {
    const kept = this.kept.get(metadata.name)
    if (!kept) return
    for (const { info } of kept.served) this.server.catalog.remove(info)
    this.server.discard(kept.registry)
    this.kept.delete(metadata.name)
  }
}

const OWN = {
  credentials: { type: 'anonymous' },
  user: { name: 'system:apiserver', groups: ['system:masters', 'system:authenticated'] },
  agent: 'kube-apiserver',
  isTyped: true,
} as const

function sameNames({ spec, status }: CustomResourceDefinition): boolean {
  const { acceptedNames } = status ?? {}
  return acceptedNames?.plural === spec.names.plural && acceptedNames.kind === spec.names.kind
}
