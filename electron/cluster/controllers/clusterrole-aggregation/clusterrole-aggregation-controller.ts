/** Makes a role that is the sum of others: `view`, `edit` and `admin` grow with every role that carries their label. */
// Models: pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go: syncClusterRole
// Simplified: writes with an update; the real one applies server-side, as its own field manager.
import type { ClusterRole, PolicyRule } from '../../../contract/api'
import { selectorOf } from '../../../contract/api/label-selector'
import { jsonEquals } from '../../../contract/api/patch'
import { Controller } from '../../client/controller'
import type { Informer } from '../../client/informer'
import type { Task } from '../../kernel/task'

/** What the server has made at its start changes without a story worth telling. */
const BOOTSTRAPPING = 'kubernetes.io/bootstrapping'

export class ClusterRoleAggregationController extends Controller {
  readonly name = 'clusterrole-aggregation-controller'
  /** Any role may be part of any sum, so a change of one makes all sums dirty. */
  private readonly roles: Informer<ClusterRole> = this.watch('ClusterRole', () => this.sums())

  protected override *sync(name: string): Task {
    const role = this.roles.get(name)
    if (!role?.aggregationRule) return
    const rules = summedRules(role, this.roles.list())
    if (jsonEquals(rules, role.rules ?? [])) return
    yield* this.client.update({ ...role, rules }, { routine: role.metadata.labels?.[BOOTSTRAPPING] !== undefined })
  }

  private sums(): readonly string[] {
    const all = this.roles.list().filter(({ aggregationRule }) => aggregationRule)
    return all.map(({ metadata }) => metadata.name)
  }
}

/** Selector by selector, the roles in the order of their names, each rule once. */
export function summedRules(sum: ClusterRole, all: readonly ClusterRole[]): readonly PolicyRule[] {
  const byName = [...all].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
  const rules: PolicyRule[] = []
  for (const clusterRoleSelector of sum.aggregationRule?.clusterRoleSelectors ?? []) {
    const selector = selectorOf(clusterRoleSelector)
    for (const { metadata, rules: parts = [] } of byName) {
      if (metadata.name === sum.metadata.name || !selector.matches(metadata.labels)) continue
      for (const part of parts) if (!rules.some((known) => jsonEquals(known, part))) rules.push(part)
    }
  }
  return rules
}
