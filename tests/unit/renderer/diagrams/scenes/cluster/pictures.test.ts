import { describe, expect, it } from 'vitest'
import type { Lease, Node, Pod } from '../../../../../../electron/contract/api'
import { microTimeText } from '../../../../../../electron/cluster/kernel/calendar'
import { nodePicture } from '../../../../../../renderer/diagrams/scenes/cluster/node-picture'
import { placeOfComponent, toneOf } from '../../../../../../renderer/diagrams/scenes/cluster/places'
import { podPicture, podState, shortPodNames } from '../../../../../../renderer/diagrams/scenes/cluster/pod-picture'

const container = (state: object, ready = false) => ({
  name: 'web',
  image: 'nginx',
  imageID: '',
  ready,
  restartCount: 0,
  state,
})

function pod(status: object, deletionTimestamp?: string): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web-7d4b9c8f6b-x2k8q',
      namespace: 'default',
      uid: 'u1',
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:05Z',
      deletionTimestamp,
    },
    spec: { containers: [], nodeName: 'worker-1' },
    status,
  } as unknown as Pod
}

const READY = { conditions: [{ type: 'Ready', status: 'True' }] }

describe('the state of a Pod', () => {
  it.each([
    ['waiting', pod({ phase: 'Pending' })],
    [
      'waiting',
      pod({ phase: 'Pending', containerStatuses: [container({ waiting: { reason: 'ContainerCreating' } })] }),
    ],
    ['going', pod({ phase: 'Running', containerStatuses: [container({ running: {} })] })],
    ['ready', pod({ phase: 'Running', ...READY })],
    ['failing', pod({ phase: 'Pending', containerStatuses: [container({ waiting: { reason: 'ImagePullBackOff' } })] })],
    ['failing', pod({ phase: 'Running', containerStatuses: [container({ waiting: { reason: 'CrashLoopBackOff' } })] })],
    ['failing', pod({ phase: 'Failed' })],
    ['terminating', pod({ phase: 'Running', ...READY }, '2026-01-01T00:01:00Z')],
    ['done', pod({ phase: 'Succeeded' })],
  ])('%s', (state, subject) => {
    expect(podState(subject)).toBe(state)
  })

  it('names each container only when there are several', () => {
    const two = [container({ running: {} }, true), container({ terminated: { exitCode: 1 } })]
    expect(podPicture(pod({ phase: 'Running', containerStatuses: two })).containers).toEqual(['ready', 'failing'])
    expect(podPicture(pod({ phase: 'Running', containerStatuses: two.slice(1) })).containers).toEqual([])
  })
})

describe('the name of a Pod', () => {
  it.each([
    ['web-7d4b9c8f6b-x2k8q', 'web-x2k8q'],
    ['my-web-58b7d9c6f4-lq5zt', 'my-web-lq5zt'],
    ['web-7d4b9c8f6b-', 'web-'],
    ['create Pod web-7d4b9c8f6b-x2k8q, then', 'create Pod web-x2k8q, then'],
    ['web-0', 'web-0'],
    ['nginx', 'nginx'],
  ])('%s is called %s', (name, short) => {
    expect(shortPodNames(name)).toBe(short)
  })
})

describe('a node', () => {
  const node = (ready: string, unschedulable = false): Node =>
    ({
      apiVersion: 'v1', kind: 'Node',
      metadata: { name: 'worker-2', uid: 'n', resourceVersion: '1', creationTimestamp: '', labels: {} },
      spec: { unschedulable }, status: { conditions: [{ type: 'Ready', status: ready }] },
    }) as unknown as Node // prettier-ignore
  const lease = { spec: { renewTime: microTimeText(40_000) } } as unknown as Lease

  it.each([
    ['True', false, 'ready', 'Ready'],
    ['True', true, 'ready', 'Ready,SchedulingDisabled'],
    ['False', false, 'failing', 'NotReady'],
    ['Unknown', false, 'failing', 'NotReady'],
  ])('whose condition is %s (unschedulable: %s) is %s: %s', (ready, unschedulable, state, word) => {
    expect(nodePicture(node(ready, unschedulable), lease, new Map(), 0)).toMatchObject({ state, word })
  })

  it('has been silent since it last renewed its lease', () => {
    expect(nodePicture(node('True'), lease, new Map(), 52_500).silentMs).toBe(12_500)
    expect(nodePicture(node('True'), undefined, new Map(), 52_500).silentMs).toBe(0)
  })

  it('without power runs nothing; else each agent is as its fact says', () => {
    expect(nodePicture(node('True'), lease, new Map([['node/worker-2 power', 'off']]), 0)).toMatchObject({
      isPoweredOff: true,
      stopped: ['kubelet', 'containerd', 'kube-proxy'],
    })
    expect(nodePicture(node('True'), lease, new Map([['kubelet/worker-2 running', false]]), 0).stopped).toEqual([
      'kubelet',
    ])
  })
})

describe('where a component lives', () => {
  it.each([
    ['kubectl', 'kubectl', 'learner'],
    ['kube-apiserver', 'kube-apiserver', 'api-server'],
    ['kube-controller-manager/replicaset-controller', 'kube-controller-manager', 'controllers'],
    ['kubelet/worker-1', 'kubelet/worker-1', 'kubelet'],
    ['containerd-shim/worker-1', 'containerd/worker-1', 'runtime'],
    ['kube-proxy/worker-3', 'kube-proxy/worker-3', 'kube-proxy'],
    ['moon', null, 'learner'],
  ])('%s', (component, place, tone) => {
    expect(placeOfComponent(component)).toBe(place)
    expect(toneOf(component)).toBe(tone)
  })
})
