import { describe, expect, it } from 'vitest'
import { mayImport, trespassesIn } from './import-rules'
import { sourceFiles } from './source-files'

describe('who may import whom', () => {
  it.each(['electron', 'renderer'])('holds in all of %s', (folder) => {
    expect(sourceFiles(folder, ['.ts', '.vue']).flatMap(trespassesIn)).toEqual([])
  })

  it.each([
    ['electron/contract/host.ts', 'electron/contract/trace.ts'],
    ['electron/cluster/apiserver/apiserver.ts', 'electron/cluster/etcd/etcd.ts'],
    ['electron/cluster/client/client.ts', 'electron/cluster/apiserver/request.ts'],
    ['electron/cluster/controllers/replicaset/replica-set.ts', 'electron/cluster/controllers/pod-active.ts'],
    ['electron/cluster/kubelet/kubelet.ts', 'electron/cluster/runtime/cri.ts'],
    ['electron/cluster/cluster.ts', 'electron/cluster/scheduler/index.ts'],
    ['electron/host/history.ts', 'electron/cluster/cluster.ts'],
    ['renderer/host/simulation-worker.ts', 'electron/host/create-host.ts'],
    ['renderer/stores/cluster.ts', 'electron/contract/host.ts'],
    ['renderer/notes/plugin.ts', 'node:path'],
  ])('%s may import %s', (from, target) => {
    expect(mayImport(from, target)).toBe(true)
  })

  it.each([
    ['electron/contract/host.ts', 'electron/cluster/cluster.ts'],
    ['electron/contract/host.ts', 'valibot'],
    ['electron/cluster/kernel/kernel.ts', 'electron/cluster/trace/trace.ts'],
    ['electron/cluster/kernel/kernel.ts', 'electron/contract/trace.ts'],
    ['electron/cluster/kernel/kernel.ts', 'node:events'],
    ['electron/cluster/etcd/etcd.ts', 'electron/cluster/apiserver/request.ts'],
    ['electron/cluster/client/client.ts', 'electron/cluster/apiserver/apiserver.ts'],
    ['electron/cluster/client/client.ts', 'electron/cluster/etcd/etcd.ts'],
    ['electron/cluster/controllers/deployment/deployment.ts', 'electron/cluster/controllers/replicaset/replica-set.ts'],
    ['electron/cluster/controllers/deployment/deployment.ts', 'electron/cluster/etcd/etcd.ts'],
    ['electron/cluster/scheduler/scheduler.ts', 'electron/cluster/apiserver/request.ts'],
    ['electron/cluster/kubelet/kubelet.ts', 'electron/cluster/runtime/containerd.ts'],
    ['electron/cluster/kubectl/get.ts', 'electron/cluster/etcd/etcd.ts'],
    ['electron/cluster/cluster.ts', 'electron/host/history.ts'],
    ['electron/cluster/cluster.ts', 'lodash'],
    ['electron/host/pace.ts', 'node:timers'],
    ['electron/host/pace.ts', 'electron/ipc.ts'],
    ['renderer/stores/cluster.ts', 'electron/host/create-host.ts'],
    ['renderer/host/browser-host.ts', 'electron/cluster/cluster.ts'],
    ['renderer/pages/Workbench.vue', 'electron'],
    ['renderer/notes/load-note.ts', 'node:fs'],
  ])('%s may not import %s', (from, target) => {
    expect(mayImport(from, target)).toBe(false)
  })
})
