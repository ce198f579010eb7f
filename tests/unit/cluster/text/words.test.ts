/** Words that the API server's tables and kubectl's descriptions share. */
import { describe, expect, it } from 'vitest'
import { hostPort, loadBalancerText } from '../../../../electron/cluster/text/addresses'
import { firstSeen, lastSeen, timesSeen } from '../../../../electron/cluster/text/event-times'
import { age, boolText, labelsText, listText, orNone, selectorText } from '../../../../electron/cluster/text/format'
import { rolesOf } from '../../../../electron/cluster/text/node-roles'
import { requestStatusText } from '../../../../electron/cluster/text/request-status'
import { accessModesText, isDefaultStorageClass, storageClassOf } from '../../../../electron/cluster/text/volumes'
import type { CertificateSigningRequest, Event } from '../../../../electron/contract/api'

describe('small words', () => {
  it('sort labels, and say when there is none', () => {
    expect([labelsText({ b: '2', a: '1' }), labelsText({}), labelsText(undefined)]).toEqual([
      'a=1,b=2',
      '<none>',
      '<none>',
    ])
  })

  it('write a selector as one types it', () => {
    const selector = {
      matchLabels: { app: 'web' },
      matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['b', 'a'] }],
    }
    expect([selectorText(selector), selectorText({}), selectorText(undefined)]).toEqual([
      'app=web,tier notin (a,b)',
      '<none>',
      '<none>',
    ])
  })

  it('cut a long list', () => {
    expect([listText([], '*'), listText([1, 2, 3], '*'), listText([1, 2, 3, 4, 5], '*')]).toEqual(['*', '1,2,3', '1,2,3 + 2 more...']) // prettier-ignore
  })

  it('tell how long ago, or that nobody knows', () => {
    expect([age('2026-01-01T00:00:00Z', 61_000), age(null, 0), age(undefined, 0)]).toEqual([
      '61s',
      '<unknown>',
      '<unknown>',
    ])
  })

  it('write truth as Kubernetes does', () => {
    expect([boolText(true), boolText(false), boolText(undefined), orNone(''), orNone('x')]).toEqual(['True', 'False', 'False', '<none>', 'x']) // prettier-ignore
  })
})

describe('addresses', () => {
  it('have brackets where they hold colons', () => {
    expect([hostPort('10.0.0.1', 80), hostPort('fd00::1', 443)]).toEqual(['10.0.0.1:80', '[fd00::1]:443'])
  })

  it('of a load balancer stand once each, in order', () => {
    expect(loadBalancerText({ ingress: [{ hostname: 'lb' }, { ip: '9.9.9.9' }, { ip: '9.9.9.9' }, {}] })).toBe(
      '9.9.9.9,lb',
    )
    expect(loadBalancerText(undefined)).toBe('')
  })
})

describe('Events', () => {
  const at = (second: number): string => `2026-01-01T00:00:0${second}Z`
  const event = (fields: Partial<Event>): Event => fields as Event

  it.each([
    ['are counted by old reporters', event({ firstTimestamp: at(1), lastTimestamp: at(5), count: 3 }), [at(1), at(5), 3]],
    ['keep a series by new ones', event({ eventTime: at(1), series: { count: 4, lastObservedTime: at(8) } }), [at(1), at(8), 4]],
    ['happened once unless they say more', event({ eventTime: at(2) }), [at(2), at(2), 1]],
  ])('%s', (_, seen, expected) => {
    expect([firstSeen(seen), lastSeen(seen), timesSeen(seen)]).toEqual(expected)
  }) // prettier-ignore
})

describe('nodes', () => {
  it('have the roles that labels give them', () => {
    const labels = {
      'node-role.kubernetes.io/worker': '',
      'kubernetes.io/role': 'edge',
      'node-role.kubernetes.io/': '',
    }
    expect(rolesOf({ metadata: { labels } as never })).toEqual(['edge', 'worker'])
  })
})

describe('storage', () => {
  it('shortens access modes, always in one order', () => {
    expect(accessModesText(['ReadWriteOncePod', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOnce'])).toBe(
      'RWO,ROX,RWX,RWOP',
    )
    expect(accessModesText(undefined)).toBe('')
  })

  it('takes the class of an old annotation before that of the field', () => {
    const annotations = { 'volume.beta.kubernetes.io/storage-class': 'old' }
    expect([storageClassOf({ annotations }, 'new'), storageClassOf({}, 'new'), storageClassOf({}, undefined)]).toEqual(['old', 'new', '']) // prettier-ignore
  })

  it('knows the default class by either annotation', () => {
    const marked = (key: string, value: string) => isDefaultStorageClass({ annotations: { [key]: value } })
    expect(marked('storageclass.kubernetes.io/is-default-class', 'true')).toBe(true)
    expect(marked('storageclass.beta.kubernetes.io/is-default-class', 'true')).toBe(true)
    expect(marked('storageclass.kubernetes.io/is-default-class', 'false')).toBe(false)
  })
})

describe('requests for certificates', () => {
  it.each([
    [[], undefined, 'Pending'],
    [['Approved'], undefined, 'Approved'],
    [['Approved'], 'Yg==', 'Approved,Issued'],
    [['Approved', 'Failed'], undefined, 'Approved,Failed'],
    [['Approved', 'Denied'], undefined, 'Denied'],
  ])('with %j and the certificate %s are %s', (types, certificate, text) => {
    const status = { conditions: types.map((type) => ({ type, status: 'True' })), certificate }
    expect(requestStatusText({ status } as unknown as CertificateSigningRequest)).toBe(text)
  })
})
