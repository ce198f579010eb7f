import { describe, expect, it } from 'vitest'
import { conditionOf, NodeWorld, shell } from './node-world'

describe('a Pod comes to life', () => {
  const world = new NodeWorld()
  world.create('web', { containers: [{ name: 'c', image: 'nginx:1.29' }] })
  world.play(5)
  const history = world.history('web')

  it('in five writes: created, bound, seen, sandbox up, running and ready', () => {
    expect(
      history.map(({ status }) => [
        status?.phase,
        conditionOf({ status } as never, 'PodReadyToStartContainers'),
        conditionOf({ status } as never, 'Ready'),
      ]),
    ).toEqual([
      ['Pending', undefined, undefined],
      ['Pending', undefined, undefined],
      ['Pending', 'False', 'False'],
      ['Pending', 'True', 'False'],
      ['Running', 'True', 'True'],
    ])
  })

  it('and gets its address with the last of them', () => {
    expect(history.map(({ status }) => status?.podIP)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      expect.stringMatching(/^10\.244\.\d+\.2$/),
    ])
  })

  it('lists its conditions in the kubelet’s order', () => {
    const types = history.at(-1)?.status?.conditions?.map(({ type }) => type)
    expect(types).toEqual(['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'])
  })

  it('tells what it did in Events', () => {
    expect(world.events('web').filter((text) => !text.startsWith('Scheduled'))).toEqual([
      'Pulling Pulling image "nginx:1.29"',
      expect.stringMatching(
        /^Pulled Successfully pulled image "nginx:1.29" in \d+ms \(\d+ms including waiting\)\. Image size: 20347753 bytes\.$/,
      ),
      'Created Container created',
      'Started Container started',
    ])
  })

  it('shows the calls to the runtime, and those below it, each caused by the one before', () => {
    const calls = world.cluster.trace.events.filter(
      ({ kind, object }) => kind === 'cri' && object === 'Pod/default/web',
    )
    const asked = calls.filter(({ from }) => from.startsWith('kubelet/')).map(({ verb }) => verb)
    expect(asked).toEqual(['RunPodSandbox', 'PullImage', 'CreateContainer', 'StartContainer'])
    expect(calls.every(({ cause, seq }) => cause > 0 && cause < seq)).toBe(true)
    expect(
      calls.filter(({ from }) => from.startsWith('shim/')).map(({ to, verb }) => `${verb} ${to.split('/')[0]!}`),
    ).toEqual(['create runc', 'create runc'])
  })
})

describe('a Pod is deleted', () => {
  const world = new NodeWorld()
  world.create('web', { containers: [{ name: 'c', image: 'nginx:1.29' }] })
  world.create('deaf', { containers: [shell('sleep 3600')], terminationGracePeriodSeconds: 5 })
  world.play(6)
  const before = world.history('web').length
  world.do((client) => client.delete('Pod', 'default', 'web'))
  world.do((client) => client.delete('Pod', 'default', 'deaf'))
  world.play(10)

  it('by a mark, an acknowledgement, its end, and only then in truth', () => {
    const after = world.history('web').slice(before)
    expect(after[0]?.metadata.deletionGracePeriodSeconds).toBe(30)
    expect(after[1]?.status?.observedGeneration).toBe(2)
    expect(after[2]?.status?.phase).toBe('Succeeded')
    expect(after[2]?.status?.containerStatuses?.[0]?.state?.terminated).toMatchObject({
      exitCode: 0,
      reason: 'Completed',
    })
    expect(world.pod('web')).toBeUndefined()
  })

  it('with SIGKILL at the end of its grace period when it ignores SIGTERM', () => {
    const last = world.history('deaf').filter(({ status }) => status?.phase === 'Failed')[0]
    expect(last?.status?.containerStatuses?.[0]?.state?.terminated).toMatchObject({ exitCode: 137, reason: 'Error' })
    expect(world.pod('deaf')).toBeUndefined()
  })

  it('and leaves nothing on its node', () => {
    const { hardware } = world.cluster.machines.get('worker-1')!
    expect(hardware.containers.size).toBe(0)
    expect(hardware.sandboxes.size).toBe(0)
  })
})

describe('restart policies', () => {
  const world = new NodeWorld()
  world.create('never', { restartPolicy: 'Never', containers: [shell('sleep 1; exit 1')] })
  world.create('onfail', { restartPolicy: 'OnFailure', containers: [shell('sleep 1; exit 0')] })
  world.create('msg', { restartPolicy: 'Never', containers: [shell('termination-log; sleep 1; exit 7')] })
  world.play(15)

  it.each([
    ['never', 'Failed', 1],
    ['onfail', 'Succeeded', 0],
    ['msg', 'Failed', 7],
  ])('%s ends %s', (name, phase, exitCode) => {
    const { status } = world.pod(name)!
    expect(status?.phase).toBe(phase)
    expect(status?.containerStatuses?.[0]).toMatchObject({ restartCount: 0, state: { terminated: { exitCode } } })
  })

  it('keeps what the container left as its last words', () => {
    expect(world.pod('msg')!.status?.containerStatuses?.[0]?.state?.terminated?.message).toBe(
      'message written by the container to /dev/termination-log',
    )
  })
})

describe('init containers', () => {
  const world = new NodeWorld()
  const step = (name: string, command: string, restartPolicy?: string): object => ({
    ...shell(command),
    name,
    ...(restartPolicy && { restartPolicy }),
  })
  world.create('steps', {
    initContainers: [step('one', 'sleep 2'), step('two', 'sleep 1')] as never,
    containers: [{ name: 'c', image: 'nginx:1.29' }],
  })
  world.create('aside', {
    restartPolicy: 'Never',
    initContainers: [step('side', 'trap; sleep 3600', 'Always')] as never,
    containers: [shell('sleep 3')],
  })
  world.play(20)

  it('run one after the other before the rest', () => {
    const { status } = world.pod('steps')!
    const [one, two] = status!.initContainerStatuses!.map(({ state }) => state!.terminated!)
    expect(status?.phase).toBe('Running')
    expect(one!.finishedAt! <= two!.startedAt!).toBe(true)
  })

  it('that stay are ended when the Pod has done its work', () => {
    const { status } = world.pod('aside')!
    expect(status?.phase).toBe('Succeeded')
    expect(status?.initContainerStatuses?.[0]?.state?.terminated?.exitCode).toBe(0)
    expect(world.events('aside')).toContain('Killing Stopping container side')
  })
})
