import { beforeEach, describe, expect, it } from 'vitest'
import { clusterCommand, type ClusterContext } from '../../../../electron/cluster/faults/cluster-command'
import type { AuditEvent, FaultDoor } from '../../../../electron/cluster/faults/fault-door'

let done: string[]
let running: Map<string, boolean>
let log: readonly AuditEvent[] | null

/** Remembers what was asked of it. */
const door: FaultDoor = {
  nodes: () => ['control-plane', 'worker-1', 'worker-2'],
  components: () => [...running].map(([name, isRunning]) => ({ name, running: isRunning })),
  powerOff: (node) => { done.push(`power-off ${node}`) },
  powerOn: (node) => { done.push(`power-on ${node}`) },
  stop: (name) => { done.push(`stop ${name}`); running.set(name, false) },
  start: (name) => { done.push(`start ${name}`); running.set(name, true) },
  withoutPower: (name) => (name === 'kubelet/worker-2' ? 'worker-2' : null),
  crash: (namespace, pod, container) => {
    if (pod === 'nope') return `pod ${namespace}/nope has no running container`
    done.push(['crash', namespace, pod, container ?? '-'].join(' '))
    return null
  },
  encrypt: (configuration) => {
    done.push(`encrypt ${configuration ?? 'off'}`)
    return configuration === 'wrong' ? 'resources: Required value' : null
  },
  auditEvents: () => log,
} // prettier-ignore

beforeEach(() => {
  done = []
  log = null
  running = new Map([
    ['kube-scheduler', true],
    ['kubelet/worker-1', true],
  ])
})

/** None of these commands asks the cluster for anything. */
const untouched = {} as Pick<ClusterContext, 'client' | 'kernel' | 'traffic'>

function type(line: string): { exit: number; out: string; err: string } {
  const said = { out: '', err: '' }
  const io = {
    stdin: '',
    readFile: (path: string) => ({ 'enc.yaml': 'right', 'bad.yaml': 'wrong' })[path],
    listFiles: () => [],
    out: (text: string) => (said.out += text),
    err: (text: string) => (said.err += text),
  }
  const { done, value } = clusterCommand(line.split(' ').slice(1), { ...untouched, ...io, faults: door }).next()
  if (done !== true) throw new Error('a fault takes no simulated time')
  return { exit: value, ...said }
}

describe('cluster', () => {
  it.each([
    ['cluster power-off worker-2', 'node/worker-2 powered off\n', 'power-off worker-2'],
    ['cluster power-on node/worker-2', 'node/worker-2 powered on\n', 'power-on worker-2'],
    ['cluster stop kube-scheduler', 'kube-scheduler stopped\n', 'stop kube-scheduler'],
    ['cluster stop kubelet worker-1', 'kubelet/worker-1 stopped\n', 'stop kubelet/worker-1'],
    ['cluster encrypt --off', 'new writes are stored as they are\n', 'encrypt off'],
    ['cluster crash web', 'pod/web crashed\n', 'crash default web -'],
    ['cluster crash pod/web -c side -n mine', 'pod/web crashed\n', 'crash mine web side'],
  ])('%s', (line, out, deed) => {
    expect(type(line)).toEqual({ exit: 0, out, err: '' })
    expect(done).toEqual([deed])
  })

  it('has what is stored encrypted, as a file says', () => {
    expect(type('cluster encrypt enc.yaml')).toMatchObject({ exit: 0, err: '' })
    expect(type('cluster encrypt bad.yaml').err).toBe('error: bad.yaml: resources: Required value\n')
    expect(type('cluster encrypt nope.yaml').err).toBe('error: open nope.yaml: no such file or directory\n')
    expect(type('cluster encrypt').err).toContain('usage: cluster encrypt FILE')
    expect(done).toEqual(['encrypt right', 'encrypt wrong'])
  })

  it('does not stop twice, nor start what runs', () => {
    expect(type('cluster start kube-scheduler').out).toBe('kube-scheduler is running already\n')
    type('cluster stop kube-scheduler')
    expect(type('cluster stop kube-scheduler').out).toBe('kube-scheduler was not running\n')
    expect(done).toEqual(['stop kube-scheduler'])
  })

  it('lists what there is', () => {
    expect(type('cluster components').out).toBe(
      'NAME               STATUS\nkube-scheduler     Running\nkubelet/worker-1   Running\n',
    )
    expect(type('cluster').out).toContain('cluster power-off NODE')
  })

  it.each([
    ['cluster power-of worker-1', 'error: unknown command "power-of"\n\nDid you mean this?\n\tpower-off\n\tpower-on\n'],
    [
      'cluster power-off worker-9',
      'error: no node is called "worker-9"\n\nDid you mean this?\n\tworker-1\n\tworker-2\n',
    ],
    ['cluster power-off', 'error: usage: cluster power-off NODE\n'],
    ['cluster stop etcdd', 'error: no component is called "etcdd"\n\nThere are: kube-scheduler, kubelet/worker-1\n'],
    ['cluster crash nope', 'error: pod default/nope has no running container\n'],
    ['cluster crash web --nope', 'error: unknown flag: --nope\n'],
  ])('%s is refused', (line, err) => {
    expect(type(line)).toEqual({ exit: 1, out: '', err })
    expect(done).toEqual([])
  })
})

describe('cluster audit', () => {
  const event = (verb: string, username: string, as?: string): AuditEvent => ({
    verb,
    user: { username },
    ...(as && { impersonatedUser: { username: as } }),
  })
  beforeEach(() => {
    log = [event('list', 'asha'), event('create', 'ravi'), event('delete', 'kubernetes-admin', 'asha')]
  })

  it.each([
    ['cluster audit', ['list', 'create', 'delete']],
    ['cluster audit --user asha', ['list', 'delete']],
    ['cluster audit --user kubernetes-admin', ['delete']],
    ['cluster audit --verb create', ['create']],
    ['cluster audit --tail 2', ['create', 'delete']],
    ['cluster audit --user asha --tail 1', ['delete']],
    ['cluster audit --tail 0', []],
    ['cluster audit --user nobody', []],
  ])('%s prints a line each for %o', (line, verbs) => {
    const { exit, out } = type(line)
    expect(exit).toBe(0)
    const lines = out.split('\n').slice(0, -1)
    expect(lines.map((text) => (JSON.parse(text) as AuditEvent).verb)).toEqual(verbs)
  })

  it('says so when no log is kept', () => {
    log = null
    expect(type('cluster audit')).toEqual({
      exit: 1,
      out: '',
      err: 'error: the API server of this cluster keeps no audit log\n',
    })
  })
})
