import { describe, expect, it } from 'vitest'
import { Cni } from '../../../../electron/cluster/network/cni'

describe('addresses of a node', () => {
  it('are not given before the node has a range', () => {
    const cni = new Cni()
    expect(cni.isReady).toBe(false)
    expect(cni.add('a')).toBeNull()
  })

  it('belong to the node whether a Pod has them or not', () => {
    const cni = new Cni()
    expect(cni.includes('10.244.3.9')).toBe(false)
    cni.configure('10.244.3.0/24')
    expect(['10.244.3.9', '10.244.3.255', '10.244.4.0', '10.0.0.10'].map((ip) => cni.includes(ip))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('come in order, after the bridge’s own', () => {
    const cni = new Cni()
    cni.configure('10.244.3.0/24')
    expect(['a', 'b', 'c'].map((id) => cni.add(id))).toEqual(['10.244.3.2', '10.244.3.3', '10.244.3.4'])
  })

  it('are not given again at once when they come back', () => {
    const cni = new Cni()
    cni.configure('10.244.3.0/24')
    cni.add('a')
    cni.del('a')
    cni.del('a')
    expect(cni.add('b')).toBe('10.244.3.3')
    expect(cni.liveAddresses).toEqual(['10.244.3.3'])
  })

  it('are never live twice, and run out', () => {
    const cni = new Cni()
    cni.configure('10.244.3.0/29')
    const given = Array.from({ length: 6 }, (_, index) => cni.add(`pod-${index}`))
    expect(given).toEqual(['10.244.3.2', '10.244.3.3', '10.244.3.4', '10.244.3.5', '10.244.3.6', null])
    cni.del('pod-1')
    expect(cni.add('late')).toBe('10.244.3.3')
  })

  it('stay where they are when the range is told again, and are all free after a reboot', () => {
    const cni = new Cni()
    cni.configure('10.244.3.0/24')
    cni.add('a')
    cni.configure('10.244.3.0/24')
    expect(cni.add('b')).toBe('10.244.3.3')
    cni.reset()
    expect(cni.liveAddresses).toEqual([])
  })
})
