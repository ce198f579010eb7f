import { describe, expect, it } from 'vitest'
import { summedRules } from '../../../../electron/cluster/controllers/clusterrole-aggregation/clusterrole-aggregation-controller'
import type { ClusterRole, ObjectMeta, PolicyRule } from '../../../../electron/contract/api'
import { World } from './world'

const rule = (resource: string): PolicyRule => ({ apiGroups: [''], resources: [resource], verbs: ['get'] })

const role = (name: string, labels: Record<string, string>, ...rules: readonly PolicyRule[]): ClusterRole => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name, labels } as unknown as ObjectMeta,
  rules,
})

const sum: ClusterRole = {
  ...role('sum', { team: 'red' }),
  aggregationRule: { clusterRoleSelectors: [{ matchLabels: { team: 'red' } }, { matchLabels: { team: 'blue' } }] },
}

describe('the rules of a summed role', () => {
  it.each([
    ['no role', [], []],
    ['itself', [sum], []],
    ['roles by name', [role('b', { team: 'red' }, rule('pods')), role('a', { team: 'red' }, rule('nodes'))], ['nodes', 'pods']],
    ['selectors in their order', [role('a', { team: 'blue' }, rule('nodes')), role('b', { team: 'red' }, rule('pods'))], ['pods', 'nodes']],
    ['each rule once', [role('a', { team: 'red' }, rule('pods')), role('b', { team: 'red' }, rule('pods'))], ['pods']],
    ['others’ roles', [role('a', { team: 'green' }, rule('pods')), role('b', {}, rule('nodes'))], []],
  ])('from %s', (_, roles, resources) => {
    expect(summedRules(sum, roles).flatMap((each) => each.resources)).toEqual(resources)
  })
}) // prettier-ignore

describe('the ClusterRole aggregation controller', () => {
  const world = new World()
  const rulesOf = (name: string): readonly PolicyRule[] => world.run(world.client.get('ClusterRole', '', name)).rules!

  it('fills view, edit and admin, each with all of the one before', () => {
    world.kernel.runUntil(world.kernel.now + 5_000)
    const [view, edit, admin] = [rulesOf('view'), rulesOf('edit'), rulesOf('admin')]
    expect(view.length).toBeGreaterThan(10)
    expect(edit).toEqual(expect.arrayContaining([...view]))
    expect(admin).toEqual(expect.arrayContaining([...edit]))
    expect(admin.some(({ resources }) => resources?.includes('rolebindings'))).toBe(true)
    expect(view.some(({ resources }) => resources?.includes('secrets'))).toBe(false)
  })

  it('takes a new role in as soon as it is there, and out again when it is gone', () => {
    const labels = { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' }
    const widgets = { apiGroups: ['example.com'], resources: ['widgets'], verbs: ['get'] }
    world.run(world.client.create({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'widgets', labels }, rules: [widgets] })) // prettier-ignore
    world.kernel.runUntil(world.kernel.now + 2_000)
    expect(rulesOf('admin')).toContainEqual(widgets)
    world.run(world.client.delete('ClusterRole', '', 'widgets'))
    world.kernel.runUntil(world.kernel.now + 2_000)
    expect(rulesOf('admin')).not.toContainEqual(widgets)
  })
})
