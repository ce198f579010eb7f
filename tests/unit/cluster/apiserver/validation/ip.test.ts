import { describe, expect, it } from 'vitest'
import { ipFamilyOf, validateCidr, validateNonSpecialIp } from '../../../../../electron/cluster/apiserver/validation/ip'

describe('addresses', () => {
  it.each([
    ['10.0.0.1', 'IPv4'],
    ['255.255.255.255', 'IPv4'],
    ['fd00::1', 'IPv6'],
    ['::', 'IPv6'],
    ['1:2:3:4:5:6:7:8', 'IPv6'],
    ['256.0.0.1', undefined],
    ['010.0.0.1', undefined],
    ['1.2.3', undefined],
    ['1::2::3', undefined],
    ['1:2:3:4:5:6:7', undefined],
    ['host', undefined],
    ['', undefined],
  ])('%s is %s', (text, family) => {
    expect(ipFamilyOf(text)).toBe(family)
  })

  it.each(['127.0.0.1', '0.0.0.0', '169.254.1.1', '224.0.0.1', '::1', 'fe80::1'])('%s names no one machine', (ip) => {
    expect(validateNonSpecialIp(ip, 'x')).toHaveLength(1)
  })

  it.each([
    ['10.0.0.0/8', true],
    ['fd00::/64', true],
    ['10.0.0.0/33', false],
    ['10.0.0.0', false],
    ['10.0.0.0/8/8', false],
    ['x/8', false],
  ])('range %s: %s', (text, isValid) => {
    expect(validateCidr(text, 'x').length === 0).toBe(isValid)
  })
})
