import { describe, expect, it } from 'vitest'
import type { FactValue } from '../../../../electron/contract/trace'
import { unknownImagesOf } from '../../../../renderer/diagrams/panels/unknown-images'

const facts = new Map<string, FactValue>([
  ['containerd/worker-1 container default/web/app', { state: 'running', image: 'ngnix:1.27', known: false }],
  ['containerd/worker-1 container default/web/proxy', { state: 'running', image: 'nginx:1.27', known: true }],
  ['containerd/worker-2 container default/web-2/app', { state: 'running', image: 'acme:2', known: false }],
  ['kube-scheduler queue active', 3],
])

describe('images that the simulated registry does not know', () => {
  it('are named for the Pod that runs them, and for no other', () => {
    expect(unknownImagesOf('Pod/default/web', facts)).toEqual(['ngnix:1.27'])
    expect(unknownImagesOf('Pod/default/web-2', facts)).toEqual(['acme:2'])
    expect(unknownImagesOf('Pod/other/web', facts)).toEqual([])
    expect(unknownImagesOf('Node//worker-1', facts)).toEqual([])
  })
})
