import { beforeEach, describe, expect, it } from 'vitest'
import { Kernel } from '../../../../electron/cluster/kernel/kernel'
import type { Task } from '../../../../electron/cluster/kernel/task'
import type { Network } from '../../../../electron/cluster/network/network'
import { PacketWalk } from '../../../../electron/cluster/network/packet-walk'
import type { Reply, Sender } from '../../../../electron/cluster/network/traffic'
import type { Resolution } from '../../../../electron/cluster/proxy/resolve'
import { Trace } from '../../../../electron/cluster/trace/trace'

const SERVICE = '10.96.0.9'
const POD = '10.244.2.2'
const RULES = 7

const visit = (chain: string, target: string, comment?: string) =>
  ({ table: 'nat', chain, index: 0, rule: { target, ...(comment !== undefined && { comment }) } }) as const
const toPod: Resolution = {
  verdict: 'DNAT',
  backend: `${POD}:80`,
  masquerade: false,
  path: [visit('KUBE-SERVICES', 'KUBE-SVC-W'), visit('KUBE-SVC-W', 'KUBE-SEP-P'), visit('KUBE-SEP-P', 'DNAT')],
}
const passed: Resolution = { verdict: 'none', masquerade: false, path: [] }

let kernel: Kernel
let trace: Trace
let rules: Record<string, Resolution>
let asked: string[]
let dark: Set<string>
let pods: Record<string, string>
let servers: Record<string, number | null>

/** Two nodes, a and b, and what the tests say of them. */
const network: Network = {
  filter: (node, { source, destination }) => {
    asked.push(`${node} ${source} ${destination}`)
    return rules[`${node} ${destination}`] ?? passed
  },
  rulesWrittenBy: () => RULES,
  ipOf: (node) => (node === 'a' ? '10.0.0.1' : '10.0.0.2'),
  isOn: (node) => !dark.has(node),
  nodeOf: (ip) => (/^10\.(0\.0\.1$|244\.1\.)/.test(ip) ? 'a' : /^10\.(0\.0\.2$|244\.2\.)/.test(ip) ? 'b' : null),
  holderAt: (node, ip) => (network.ipOf(node) === ip ? `kernel/${node}` : (pods[ip] ?? null)),
  serverAt: (_node, ip, port) => {
    const status = servers[`${ip}:${port}`]
    return status === undefined ? null : { answer: () => status }
  },
}

const onA: Sender = { component: 'kernel/a', node: 'a', ip: '10.0.0.1' }
const inPodOnA: Sender = { component: 'pod/default/me', node: 'a', ip: '10.244.1.2' }

function ask(sender: Sender, ip: string, timeoutMs = 5000, meanwhile: () => void = () => undefined): Reply {
  let reply: Reply | undefined
  const destination = { ip, port: 80, path: '/', object: 'Service/default/web' }
  kernel.spawn(kernel.process('kubectl'), 'kubectl', (function* (): Task {
    reply = yield* new PacketWalk({ kernel, trace, network }, sender, destination, timeoutMs).run()
  })()) // prettier-ignore
  meanwhile()
  while (!reply && kernel.step());
  return reply!
}

const hops = (): string[] =>
  trace.events.map(({ kind, from, to, outcome }) => `${kind === 'packet' ? '' : `${kind} `}${from} > ${to} ${outcome}`)

beforeEach(() => {
  kernel = new Kernel(1)
  trace = new Trace(kernel)
  rules = { [`a ${SERVICE}`]: toPod }
  asked = []
  dark = new Set()
  pods = { [POD]: 'pod/default/web' }
  servers = { [`${POD}:80`]: 200 }
})

describe('a request that is served', () => {
  it('meets the rules where it begins, flies to the Pod that they chose, and its answer flies back', () => {
    const reply = ask(onA, SERVICE)
    expect(reply).toMatchObject({ outcome: 'answered', status: 200, server: 'pod/default/web', node: 'b' })
    expect([reply.address, reply.elapsedMs]).toEqual([`${POD}:80`, kernel.now])
    expect(hops()).toEqual(['kernel/a > pod/default/web sent', 'pod/default/web > kernel/a 200'])
  })

  it('says which chains decided, and rests on who wrote them', () => {
    ask(onA, SERVICE)
    const [there, back] = trace.events
    expect(there!.detail).toEqual({
      destination: `${SERVICE}:80`,
      node: 'b',
      backend: `${POD}:80`,
      chain: 'KUBE-SVC-W → KUBE-SEP-P',
    })
    expect([there!.because, back!.cause]).toEqual([[RULES], there!.seq])
  })

  it('of a Pod comes out of the Pod first', () => {
    ask(inPodOnA, SERVICE)
    expect(hops()).toEqual([
      'pod/default/me > kernel/a sent',
      'kernel/a > pod/default/web sent',
      'pod/default/web > kernel/a 200',
      'kernel/a > pod/default/me 200',
    ])
  })

  it('for another node meets the rules there too, from the address that the first node gave it', () => {
    rules = { 'a 10.0.0.2': { ...passed, masquerade: true }, 'b 10.0.0.2': toPod }
    expect(ask(inPodOnA, '10.0.0.2')).toMatchObject({ outcome: 'answered', server: 'pod/default/web' })
    expect(asked).toEqual(['a 10.244.1.2 10.0.0.2', 'b 10.0.0.1 10.0.0.2'])
    expect(hops().slice(0, 3)).toEqual([
      'pod/default/me > kernel/a sent',
      'kernel/a > kernel/b sent',
      'kernel/b > pod/default/web sent',
    ])
  })

  it('is closed by what speaks no HTTP', () => {
    servers = { [`${POD}:80`]: null }
    expect(ask(onA, SERVICE)).toMatchObject({ outcome: 'empty', status: 0, server: 'pod/default/web' })
  })
})

describe('a request that is not served', () => {
  it('is refused by a rule at once, before it leaves', () => {
    const comment = 'default/web has no endpoints'
    rules = {
      [`a ${SERVICE}`]: { ...passed, verdict: 'REJECT', path: [visit('KUBE-SERVICES', 'REJECT', comment)] },
    }
    expect(ask(onA, SERVICE)).toMatchObject({ outcome: 'refused', elapsedMs: 0 })
    expect(hops()).toEqual(['kernel/a > kernel/a refused'])
    expect(trace.events[0]!.detail).toMatchObject({ chain: 'KUBE-SERVICES', rule: comment })
  })

  it('is refused by a Pod that does not listen', () => {
    servers = {}
    expect(ask(onA, SERVICE)).toMatchObject({ outcome: 'refused', server: 'pod/default/web' })
    expect(hops().at(-1)).toBe('pod/default/web > kernel/a connection refused')
  })

  it('learns after 3 s that nobody has the address any more', () => {
    pods = {}
    const reply = ask(onA, SERVICE)
    expect(reply.outcome).toBe('unreachable')
    expect(reply.elapsedMs).toBeGreaterThan(3000)
    expect(hops()).toEqual(['kernel/a > kernel/b sent', 'kernel/b > kernel/a no route to host'])
    expect(ask(onA, SERVICE, 2000)).toMatchObject({ outcome: 'timed out', elapsedMs: 2000 })
  })

  it.each<[string, () => void, string, string]>([
    ['a dark machine', () => { dark.add('b') }, SERVICE, 'kernel/a > kernel/b lost'],
    ['a rule that drops', () => { rules = { [`a ${SERVICE}`]: { ...passed, verdict: 'DROP' } } }, SERVICE, 'kernel/a > kernel/a dropped'],
    ['an address outside', () => undefined, '10.96.0.77', 'kernel/a > kernel/a left the cluster'],
  ])('times out at %s, after it was sent again after 1 s and 3 s', (_, prepare, ip, hop) => {
    prepare()
    expect(ask(onA, ip)).toMatchObject({ outcome: 'timed out', elapsedMs: 5000 })
    expect(hops().slice(0, -1)).toEqual([hop, hop, hop])
    expect(hops().at(-1)).toMatch(/^deadline kernel\/a > .* missed$/)
  }) // prettier-ignore

  it('is served late when the machine comes back, by the Pod that was chosen at first', () => {
    dark.add('b')
    const reply = ask(onA, SERVICE, 5000, () => {
      kernel.after(1500, 'power on', () => { dark.clear() }) // prettier-ignore
    })
    expect(reply.outcome).toBe('answered')
    expect(reply.elapsedMs).toBeGreaterThan(3000)
    expect(asked).toHaveLength(1)
  })
})
