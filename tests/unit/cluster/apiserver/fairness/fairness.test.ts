import { describe, expect, it } from 'vitest'
import { Fairness, type LevelCounters, type Seat } from '../../../../../electron/cluster/apiserver/fairness/fairness'
import { flowSchemaOf, type PriorityLevel } from '../../../../../electron/cluster/apiserver/fairness/flow-schemas'
import type { ApiRequest } from '../../../../../electron/cluster/apiserver/request'
import { groupsOf } from '../../../../../electron/cluster/apiserver/authentication/service-account-user'
import { Kernel } from '../../../../../electron/cluster/kernel/kernel'
import type { Task } from '../../../../../electron/cluster/kernel/task'
import { isApiError, resourceOfKind, type Kind } from '../../../../../electron/contract/api'

const request = (kind: Kind, verb = 'get', namespace = 'default'): ApiRequest =>
  ({ resource: resourceOfKind(kind), verb, namespace, query: {} }) as unknown as ApiRequest
const user = (name: string, ...groups: readonly string[]) => ({ name, groups: groupsOf(name, groups) })

describe('a request belongs to a flow schema', () => {
  it.each([
    [user('kubernetes-admin', 'system:masters'), request('Pod'), 'exempt', 'exempt'],
    [user('system:kube-scheduler'), request('Lease', 'update', 'kube-system'), 'system-leader-election', 'leader-election'],
    [user('system:serviceaccount:kube-system:x'), request('Lease', 'get'), 'workload-leader-election', 'leader-election'],
    [user('system:node:a', 'system:nodes'), request('Lease', 'update'), 'system-node-high', 'node-high'],
    [user('system:node:a', 'system:nodes'), request('Node', 'patch'), 'system-node-high', 'node-high'],
    [user('system:node:a', 'system:nodes'), request('Pod', 'patch'), 'system-nodes', 'system'],
    [user('system:kube-controller-manager'), request('Pod', 'list'), 'kube-controller-manager', 'workload-high'],
    [user('system:kube-scheduler'), request('Pod', 'list'), 'kube-scheduler', 'workload-high'],
    [user('system:serviceaccount:kube-system:x'), request('Pod'), 'kube-system-service-accounts', 'workload-high'],
    [user('system:serviceaccount:default:ci'), request('Pod'), 'service-accounts', 'workload-low'],
    [user('asha'), request('Pod'), 'global-default', 'global-default'],
    [user('system:anonymous'), request('Pod'), 'global-default', 'global-default'],
    [user('system:anonymous'), { ...request('Pod'), path: '/livez' }, 'probes', 'exempt'],
  ] as const)('%o %o: %s', (who, asked, name, level) => {
    expect(flowSchemaOf(who, asked)).toMatchObject({ name, level })
  })
}) // prettier-ignore

describe('priority and fairness', () => {
  const pods = request('Pod')

  /** 600 seats make 49 of the level that people share; fewer make a test short. */
  function crowd(seats: number) {
    const kernel = new Kernel(1)
    const told: [PriorityLevel, LevelCounters][] = []
    const fairness = new Fairness(kernel, (level, counters) => told.push([level, counters]), seats)
    const log: string[] = []
    const wait = (name: string): void => {
      kernel.spawn(kernel.process('server'), name, (function* (): Task {
        try {
          seated.push(yield* fairness.wait(user(name), pods))
          log.push(name)
        } catch (error) {
          log.push(`${name} ${isApiError(error) ? `${error.code} ${error.message}` : ''}`)
        }
      })())
    }
    const seated: Seat[] = []
    return { kernel, told, fairness, log, wait, seated }
  }

  it('has as many seats for each level as its share of the server', () => {
    const { fairness } = crowd(600)
    const levels = ['system', 'node-high', 'leader-election', 'workload-high', 'workload-low', 'global-default', 'catch-all'] as const
    expect(levels.map((level) => fairness.counters(level).seats)).toEqual([74, 98, 25, 98, 245, 49, 13])
  })

  it('lets in who finds a seat, and never counts the exempt', () => {
    const { fairness } = crowd(600)
    const seats = Array.from({ length: 49 }, () => fairness.tryEnter(user('asha'), pods))
    expect(seats.every((seat) => seat !== null)).toBe(true)
    expect(fairness.tryEnter(user('ravi'), pods)).toBeNull()
    expect(fairness.tryEnter(user('kubernetes-admin', 'system:masters'), pods)).not.toBeNull()
    expect(fairness.tryEnter(user('system:kube-scheduler'), pods)).not.toBeNull()
    seats[0]!.leave()
    expect(fairness.tryEnter(user('ravi'), pods)).not.toBeNull()
  })

  it('gives a seat that comes free to each flow in turn', () => {
    const { kernel, fairness, wait, log, seated } = crowd(1)
    const first = fairness.tryEnter(user('asha'), pods)!
    for (const name of ['asha', 'asha', 'asha', 'ravi']) wait(name)
    first.leave()
    kernel.runUntil(10)
    for (let left = 0; left < 3; left++) {
      seated.at(-1)!.leave()
      kernel.runUntil(kernel.now + 1)
    }
    expect(log).toEqual(['asha', 'ravi', 'asha', 'asha'])
  })

  it('turns away who has waited for a quarter of a minute', () => {
    const { kernel, fairness, wait, log } = crowd(1)
    fairness.tryEnter(user('asha'), pods)
    wait('ravi')
    kernel.runUntil(14_999)
    expect(log).toEqual([])
    kernel.runUntil(15_000)
    expect(log).toEqual(['ravi 429 Too many requests, please try again later.'])
  })

  it('turns away at once who finds the queue of their flow full', () => {
    const { kernel, fairness, wait, log, told } = crowd(1)
    fairness.tryEnter(user('asha'), pods)
    for (let waiting = 0; waiting < 51; waiting++) wait('asha')
    wait('ravi')
    kernel.runUntil(1)
    expect(log).toEqual(['asha 429 Too many requests, please try again later.'])
    expect(told.at(-1)).toEqual(['global-default', { seats: 1, inUse: 1, waiting: 51, rejected: 1 }])
  })
}) // prettier-ignore
