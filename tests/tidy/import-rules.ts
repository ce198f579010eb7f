/** "Who may import whom": the rooms of the house and their doors. */
import type { SourceFile } from './source-files'
import { importsOf } from './imports'

const cluster = (room: string): string => `electron/cluster/${room}`
const contract = 'electron/contract/'
const kernel = cluster('kernel/')
const trace = cluster('trace/')
const client = cluster('client/')
/** Small texts that the API server's tables and kubectl's descriptions share. */
const text = cluster('text/')
/** The expression language of policies. */
const cel = cluster('cel/')
/** What objects count for: admission charges by it, and the quota controller counts anew. */
const quota = cluster('quota/')
/** Certificates and tokens: who signs them, and how they are read. */
const pki = cluster('pki/')
/** What clients know of clusters, users and contexts. */
const kubeconfig = cluster('kubeconfig/')
/** What every part of the cluster is: a thing with a name that starts, stops and can be broken. */
const component = cluster('component.ts')
const everyComponent = [contract, kernel, trace, client, component]

/** A room may import itself and what is listed. The first room whose path begins a file's path is that file's. */
const rooms: readonly { readonly room: string; readonly mayImport: readonly string[] }[] = [
  { room: contract, mayImport: [] },
  { room: kernel, mayImport: [] },
  { room: trace, mayImport: [contract, kernel] },
  { room: cluster('etcd/'), mayImport: [contract, kernel, trace, component] },
  { room: text, mayImport: [contract, kernel] },
  { room: cel, mayImport: [contract, kernel] },
  { room: quota, mayImport: [contract, kernel] },
  { room: pki, mayImport: [contract, kernel, cluster('apiserver/credentials')] },
  { room: kubeconfig, mayImport: [contract, pki, cluster('apiserver/credentials')] },
  {
    room: cluster('apiserver/'),
    mayImport: [contract, kernel, trace, component, text, cel, quota, pki, cluster('etcd/')],
  },
  { room: client, mayImport: [contract, kernel, trace, component, cluster('apiserver/request')] },
  { room: cluster('controllers/'), mayImport: [...everyComponent, quota, pki] },
  { room: cluster('scheduler/'), mayImport: everyComponent },
  { room: cluster('kubectl/'), mayImport: [...everyComponent, text, kubeconfig] },
  {
    room: cluster('kubelet/'),
    mayImport: [...everyComponent, cluster('runtime/cri'), cluster('apiserver/kubelet-door')],
  },
  { room: cluster('proxy/'), mayImport: [...everyComponent, cluster('network/')] },
  { room: cluster('network/'), mayImport: [...everyComponent, cluster('proxy/resolve'), cluster('addresses.ts')] },
  {
    room: cluster('runtime/'),
    mayImport: [contract, kernel, trace, component, cluster('network/cni'), cluster('workloads/')],
  },
  { room: cluster('workloads/'), mayImport: [contract, kernel] },
  { room: cluster('explain/'), mayImport: [contract, trace] },
  {
    room: cluster('docker/'),
    mayImport: [contract, kernel, trace, component, cluster('runtime/'), cluster('network/'), cluster('workloads/')],
  },
  { room: cluster('tools/'), mayImport: [contract, kernel, trace, client, cluster('')] },
  {
    room: cluster('faults/'),
    mayImport: [contract, kernel, trace, component, cluster('kubectl/'), cluster('network/traffic')],
  },
  // The files beside the rooms wire them together.
  { room: cluster(''), mayImport: [contract, cluster('')] },
  { room: 'electron/host/', mayImport: [contract, 'electron/cluster/', 'electron/shell/', 'content/home/'] },
  {
    room: 'electron/shell/',
    mayImport: [
      contract,
      kernel,
      cluster('cluster.ts'),
      cluster('kubectl/'),
      cluster('faults/'),
      cluster('tools/'),
      'electron/host/',
    ],
  },
  { room: 'electron/', mayImport: [contract, 'electron/'] },
  // Inside the page only the two files that bring a cluster may know where it runs.
  { room: 'renderer/host/', mayImport: [contract, 'electron/host/', 'renderer/'] },
  { room: 'renderer/', mayImport: [contract, 'renderer/', 'content/'] },
]

/** Packages that the simulation may contain: pure, and the same on every machine. */
const purePackages = ['@noble/hashes/', '@noble/ciphers/', 'yaml', '@marcbachmann/cel-js', 're2js']

export interface Trespass {
  readonly file: string
  readonly imports: string
}

export function trespassesIn(file: SourceFile): readonly Trespass[] {
  return importsOf(file)
    .filter((target) => !mayImport(file.path, target))
    .map((imports) => ({ file: file.path, imports }))
}

export function mayImport(from: string, target: string): boolean {
  const isOwn = /^(electron|renderer|content|tests|scripts)\//.test(target)
  if (!isOwn) return mayUsePackage(from, target)
  const room = rooms.find(({ room }) => from.startsWith(room))
  if (!room) throw new Error(`${from} is in no room of the house`)
  const controller = /^electron\/cluster\/controllers\/[^/]+\//.exec(from)?.[0]
  if (controller && target.startsWith(cluster('controllers/')))
    return isSharedByControllers(target) || target.startsWith(controller)
  return target.startsWith(room.room) || room.mayImport.some((door) => target.startsWith(door))
}

/** Controllers never import each other; what they share lies beside their folders. */
const isSharedByControllers = (target: string): boolean => /^electron\/cluster\/controllers\/[^/]+\.ts$/.test(target)

function mayUsePackage(from: string, name: string): boolean {
  if (from.startsWith(contract)) return false
  if (from.startsWith('electron/cluster/')) return purePackages.some((pure) => name.startsWith(pure))
  if (from.startsWith('electron/host/')) return !isPlatform(name)
  const isBuildTime = from === 'renderer/notes/plugin.ts' || from.startsWith('renderer/notes/build/')
  return !from.startsWith('renderer/') || isBuildTime || !isPlatform(name)
}

const isPlatform = (name: string): boolean =>
  name.startsWith('node:') || name === 'electron' || name.startsWith('electron/')
