import { describe, expect, it } from 'vitest'
import { conditionOf, NodeWorld, shell } from './node-world'

function waitingOf(world: NodeWorld, name: string): readonly string[] {
  const reasons = world.history(name).map(({ status }) => status?.containerStatuses?.[0]?.state?.waiting?.reason ?? '')
  return reasons.filter((reason, index) => reason !== '' && reason !== reasons[index - 1])
}

describe('a container that crashes', () => {
  const world = new NodeWorld()
  world.create('crash', { containers: [shell('sleep 1; exit 1')] })
  world.play(120)

  it('is restarted at once, then after 10, 20 and 40 s, each stretched by up to half', () => {
    const starts = world.history('crash').flatMap(({ status }) => {
      const running = status?.containerStatuses?.[0]?.state?.running?.startedAt
      return running === undefined ? [] : [Date.parse(running) / 1000]
    })
    const gaps = [...new Set(starts)].slice(1).map((start, index) => start - [...new Set(starts)][index]!)
    expect(gaps[0]).toBeLessThanOrEqual(3)
    expect(gaps[1]).toBeGreaterThanOrEqual(11)
    expect(gaps[1]).toBeLessThanOrEqual(19)
    expect(gaps[2]).toBeGreaterThanOrEqual(21)
    expect(gaps[2]).toBeLessThanOrEqual(34)
  })

  it('shows CrashLoopBackOff late: after the crash its state is the end itself', () => {
    const states = world
      .history('crash')
      .map(({ status }) => Object.keys(status?.containerStatuses?.[0]?.state ?? {})[0])
    const firstWaiting = states.indexOf('waiting', states.indexOf('running'))
    expect(states[firstWaiting - 1]).toBe('terminated')
    expect(world.history('crash')[firstWaiting]?.status?.containerStatuses?.[0]?.state?.waiting?.message).toMatch(
      /^back-off 10s restarting failed container=c pod=crash_default\(/,
    )
  })
})

describe('an image that cannot be had', () => {
  const world = new NodeWorld()
  world.create('bad', { containers: [{ name: 'c', image: 'missing.example.com/app:1' }] })
  world.create('secret', { containers: [{ name: 'c', image: 'private.example.com/app:1' }] })
  world.create('shouted', { containers: [{ name: 'c', image: 'UPPER CASE' }] })
  world.create('absent', { containers: [{ name: 'c', image: 'absent:1', imagePullPolicy: 'Never' }] })
  world.play(45)

  it('alternates between the error and the wait', () => {
    expect(waitingOf(world, 'bad').slice(0, 3)).toEqual(['ContainerCreating', 'ErrImagePull', 'ImagePullBackOff'])
  })

  it.each([
    [
      'bad',
      'Failed Failed to pull image "missing.example.com/app:1": rpc error: code = NotFound desc = failed to pull and unpack image "missing.example.com/app:1": failed to resolve reference "missing.example.com/app:1": missing.example.com/app:1: not found',
    ],
    ['bad', 'BackOff Back-off pulling image "missing.example.com/app:1"'],
    ['bad', 'Failed Error: ImagePullBackOff'],
    [
      'secret',
      'Failed Failed to pull image "private.example.com/app:1": rpc error: code = Unknown desc = failed to pull and unpack image "private.example.com/app:1": failed to resolve reference "private.example.com/app:1": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ],
    [
      'shouted',
      'InspectFailed Failed to apply default image tag "UPPER CASE": couldn\'t parse image name "UPPER CASE": invalid reference format: repository name (library/UPPER CASE) must be lowercase',
    ],
    ['absent', 'ErrImageNeverPull Container image "absent:1" is not present with pull policy of Never'],
  ])('%s says so', (name, text) => {
    expect(world.events(name)).toContain(text)
  })
})

describe('a container that cannot be configured, mounted or started', () => {
  const world = new NodeWorld()
  world.create('nocm', {
    containers: [{ name: 'c', image: 'nginx:1.27', envFrom: [{ configMapRef: { name: 'nope' } }] }],
  })
  world.create('nomount', {
    volumes: [{ name: 'v', configMap: { name: 'nope' } }],
    containers: [{ name: 'c', image: 'nginx:1.27' }],
  })
  world.create('nobinary', { containers: [shell('nosuchbinary')] })
  world.create('oom', { containers: [shell('oom')] })
  world.play(12)

  it.each([
    ['nocm', 'Failed Error: configmap "nope" not found'],
    ['nomount', 'FailedMount MountVolume.SetUp failed for volume "v" : configmap "nope" not found'],
    [
      'nobinary',
      'Failed Error: failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "nosuchbinary": executable file not found in $PATH: unknown',
    ],
  ])('%s', (name, text) => {
    expect(world.events(name)).toContain(text)
  })

  it('goes on as soon as what was missing is there', () => {
    world.do((client) =>
      client.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'nope', namespace: 'default' },
        data: { KEY: 'value' },
      }),
    )
    world.play(20)
    expect(world.pod('nocm')?.status?.phase).toBe('Running')
    expect(world.pod('nomount')?.status?.phase).toBe('Running')
  })

  it('names what killed it', () => {
    expect(world.pod('oom')?.status?.containerStatuses?.[0]?.lastState?.terminated).toMatchObject({
      exitCode: 137,
      reason: 'OOMKilled',
    })
  })
})

describe('probes', () => {
  const world = new NodeWorld()
  world.create('refused', {
    containers: [
      { name: 'c', image: 'nginx:1.27', readinessProbe: { httpGet: { path: '/', port: 9999 }, periodSeconds: 3 } },
    ],
  })
  world.create('wrongpath', {
    containers: [{ name: 'c', image: 'nginx:1.27', readinessProbe: { httpGet: { path: '/nope', port: 80 } } }],
  })
  world.create('sick', {
    containers: [
      {
        name: 'c',
        image: 'nginx:1.27',
        livenessProbe: { exec: { command: ['cat', '/healthy'] }, periodSeconds: 2, failureThreshold: 3 },
      },
    ],
  })
  world.create('late', {
    containers: [
      {
        ...shell('sleep 6; touch /tmp/up; sleep 600'),
        startupProbe: { exec: { command: ['cat', '/tmp/up'] }, periodSeconds: 2, failureThreshold: 10 },
      },
    ],
  })
  world.play(25)

  it('of readiness keep a Pod out, in the words of the network', () => {
    const { status } = world.pod('refused')!
    expect(conditionOf(world.pod('refused'), 'Ready')).toBe('False')
    expect(world.events('refused')).toContain(
      `Unhealthy Readiness probe failed: Get "http://${status!.podIP!}:9999/": dial tcp ${status!.podIP!}:9999: connect: connection refused`,
    )
    expect(world.events('wrongpath')).toContain(
      'Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 404',
    )
  })

  it('of liveness end the container, and the kubelet starts another', () => {
    expect(world.events('sick')).toContain(
      "Unhealthy Liveness probe failed: cat: can't open '/healthy': No such file or directory\n",
    )
    expect(world.events('sick')).toContain('Killing Container c failed liveness probe, will be restarted')
    expect(world.pod('sick')?.status?.containerStatuses?.[0]?.restartCount).toBeGreaterThan(0)
  })

  it('of startup hold the others back until the container is up', () => {
    const started = world.history('late').map(({ status }) => status?.containerStatuses?.[0]?.started ?? false)
    expect(started).toContain(false)
    expect(started.at(-1)).toBe(true)
    expect(conditionOf(world.pod('late'), 'Ready')).toBe('True')
  })
})

describe('parts of a node stop and start', () => {
  it('a kubelet that comes back takes over what runs', () => {
    const world = new NodeWorld()
    world.create('web', { containers: [{ name: 'c', image: 'nginx:1.27' }] })
    world.play(6)
    const before = world.pod('web')!
    world.cluster.faults.stop('kubelet/worker-1')
    world.play(5)
    world.cluster.faults.start('kubelet/worker-1')
    world.play(15)
    expect(world.pod('web')!.status?.containerStatuses).toEqual(before.status?.containerStatuses)
    expect(conditionOf(world.pod('web'), 'Ready')).toBe('True')
  })

  it('containers are lost with the power, and started again with it', () => {
    const world = new NodeWorld()
    world.create('web', { containers: [{ name: 'c', image: 'nginx:1.27' }] })
    world.play(6)
    world.cluster.faults.powerOff('worker-1')
    world.play(20)
    world.cluster.faults.powerOn('worker-1')
    world.play(20)
    const { status } = world.pod('web')!
    expect(status?.phase).toBe('Running')
    expect(status?.containerStatuses?.[0]).toMatchObject({
      ready: true,
      restartCount: 1,
      lastState: { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown' } },
    })
  })

  it('a crash from outside is seen, and mended', () => {
    const world = new NodeWorld()
    world.create('web', { containers: [{ name: 'c', image: 'nginx:1.27' }] })
    world.play(6)
    expect(world.cluster.faults.crash('default', 'web')).toBeNull()
    world.play(6)
    expect(world.pod('web')!.status?.containerStatuses?.[0]).toMatchObject({
      ready: true,
      restartCount: 1,
      lastState: { terminated: { exitCode: 137, reason: 'Error' } },
    })
  })
})
