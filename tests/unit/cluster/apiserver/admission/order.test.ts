import { describe, expect, it } from 'vitest'
import { enabledPlugins, orderedPlugins } from '../../../../../electron/cluster/apiserver/admission/plugins'
import { unreachable } from '../../../../../electron/cluster/apiserver/admission/webhook/caller'
import { privilegedGroup } from '../../../../../electron/cluster/apiserver/authorization/authorizer'
import semantics from '../../../../fidelity/data/vectors/api-semantics.json'

const SEAMS = { authorizer: privilegedGroup, callWebhook: unreachable }
const names = (plugins: readonly { readonly name: string }[]): readonly string[] => plugins.map(({ name }) => name)

describe('the plugins of the release', () => {
  it('stand in its order', () => {
    const { expect: order } = semantics.cases.find(({ given }) => given.fn === 'admissionOrderDefaultOn')!
    expect(names(orderedPlugins(SEAMS))).toEqual(order)
  })

  it('run in the same order, with NodeRestriction after ServiceAccount and quotas last', () => {
    const enabled = names(enabledPlugins(SEAMS))
    expect(enabled.indexOf('NodeRestriction')).toBe(enabled.indexOf('ServiceAccount') + 1)
    expect(enabled.at(-1)).toBe('ResourceQuota')
    const order = names(orderedPlugins(SEAMS))
    expect(enabled.filter((name) => name !== 'NodeRestriction')).toEqual(order.filter((name) => enabled.includes(name)))
  })

  it('say why, where they have nothing to do', () => {
    const idle = orderedPlugins(SEAMS).filter((plugin) => 'idleBecause' in plugin)
    expect(idle.map(({ name }) => name)).not.toContain('PodSecurity')
    expect(idle.every(({ idleBecause }) => idleBecause.length > 10)).toBe(true)
  })
})
