import { beforeAll, describe, expect, it } from 'vitest'
import { Cluster } from '../../../electron/cluster/cluster'
import type { TraceEvent } from '../../../electron/contract/trace'
import { FollowedSet } from '../../../electron/contract/followed-set'
import { whyChain } from '../../../electron/host/why'
import { Session } from '../../../electron/shell/session'

let cluster: Cluster
let session: Session

interface Played {
  readonly exit: number | null
  readonly text: string
  /** What the line set off, the line itself first. */
  readonly events: readonly TraceEvent[]
}

function play(line: string): Played {
  let text = ''
  const running = session.run(line, (_, more) => (text += more))
  while (!running.done && cluster.kernel.step());
  const events = cluster.trace.events.filter(({ seq }) => seq >= running.input)
  return { exit: running.exitCode, text, events }
}

const packetsOf = ({ events }: Played): readonly TraceEvent[] => events.filter(({ kind }) => kind === 'packet')

const web = `
apiVersion: v1
kind: Service
metadata: {name: sticky}
spec: {selector: {app: web}, sessionAffinity: ClientIP, ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: door}
spec: {selector: {app: web}, type: NodePort, ports: [{port: 80, nodePort: 30080}]}
---
apiVersion: v1
kind: Service
metadata: {name: headless}
spec: {selector: {app: web}, clusterIP: None, ports: [{port: 80}]}
`

beforeAll(() => {
  cluster = new Cluster({ seed: 3, workers: 3 })
  cluster.boot()
  session = new Session(cluster, { 'services.yaml': web })
  play('kubectl create deployment web --image=nginx:1.27 --replicas=3')
  play('kubectl create deployment cache --image=redis:7')
  play('kubectl apply -f services.yaml')
  play('kubectl rollout status deployment/web && kubectl rollout status deployment/cache && sleep 3s')
})

describe('a request over the network of a whole cluster', () => {
  it('comes to each of three Pods equally often: 3,000 requests, within 5 %', () => {
    const { text, exit } = play('cluster request http://door --count 3000')
    const counts = [...text.matchAll(/^web-\S+ +(\d+)/gm)].map(([, count]) => Number(count))
    expect([exit, counts.length, counts.reduce((sum, count) => sum + count)]).toEqual([0, 3, 3000])
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThanOrEqual(50)
  })

  it('descends from the line that was typed, and rests on the rules that kube-proxy wrote', () => {
    const played = play('cluster request http://door')
    const [there, back] = packetsOf(played)
    expect(whyChain(cluster.trace, back!.seq, cluster.kernel.now).steps.map(({ key }) => key)).toEqual([
      'why.input.command',
      'why.packet.chosen',
      'why.packet.answer',
    ])
    const rules = cluster.trace.event(there!.because[0]!)!
    expect([rules.kind, rules.from, rules.to]).toEqual(['rules', 'kube-proxy/worker-1', 'kernel/worker-1'])
  })

  it('is followed in all its flights, whichever Pod answers', () => {
    const played = play('cluster request http://door --count 12')
    const followed = new FollowedSet(played.events[0]!.seq)
    const packets = packetsOf({ ...played, events: played.events.filter((event) => followed.add(event)) })
    expect(packets).toHaveLength(24)
    expect(new Set(packets.map(({ to }) => to)).size).toBe(4)
  })

  it('is followed for a dozen times only: who asks 3,000 times does not want to see each', () => {
    const { events } = play('cluster request http://door --count 3000')
    const followed = new FollowedSet(events[0]!.seq)
    expect(events.filter((event) => followed.add(event) && event.kind === 'packet')).toHaveLength(24)
  })

  it('stays with one Pod where the Service says so, as long as it says', () => {
    const served = (): string => /web-\S+/.exec(play('cluster request sticky').text)![0]
    const first = served()
    expect(Array.from({ length: 8 }, served)).toEqual(Array.from({ length: 8 }, () => first))
    const later = Array.from({ length: 8 }, () => {
      play('sleep 10801s')
      return served()
    })
    expect(new Set(later).size).toBeGreaterThan(1)
  })

  it('finds a node port on a node that has none of the Pods', () => {
    const played = play('cluster request http://10.0.0.10:30080 --from worker-2')
    expect(played.exit).toBe(0)
    expect(packetsOf(played)[0]).toMatchObject({ from: 'kernel/worker-2', to: 'kernel/control-plane' })
  })

  it('may come out of a Pod', () => {
    const pod = /^\S+/.exec(play('kubectl get pods -l app=cache --no-headers').text)![0]
    const played = play(`cluster request door --from pod/${pod}`)
    expect(played.text).toMatch(/^HTTP\/1.1 200 OK {2}web-/)
    expect(packetsOf(played)[0]!.from).toBe(`pod/default/${pod}`)
  })

  it('gets nothing but a closed connection from what speaks no HTTP', () => {
    const ip = play("kubectl get pods -l app=cache -o jsonpath='{.items[0].status.podIP}'").text
    expect(play(`cluster request ${ip}:6379`)).toMatchObject({ exit: 52, text: 'curl: (52) Empty reply from server\n' })
    expect(play(`cluster request ${ip}:80`).text).toMatch(
      /^curl: \(7\) Failed to connect to 10\.\S+ port 80 after \d ms/,
    )
  })

  it('does not find a Service without an address by its name', () => {
    expect(play('cluster request headless')).toMatchObject({ exit: 6 })
  })

  it('asks the API server for a name, and says so when there is none', () => {
    play('cluster stop kube-apiserver')
    expect(play('cluster request door').text).toContain('The connection to the server 10.0.0.10:6443 was refused')
    play('cluster start kube-apiserver && sleep 5s')
  })

  it('begins on a worker that is on', () => {
    play('cluster power-off worker-1')
    expect(packetsOf(play('cluster request 10.96.0.77 --timeout 1s'))[0]!.from).toBe('kernel/worker-2')
  })
})
