/** What every ClusterHost must do, wherever its cluster runs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClusterHost, Delta, OutputChunk, Snapshot } from '../../electron/contract/host'
import { hostEvents, hostMethods } from '../../electron/contract/host'

export interface HostUnderTest {
  readonly host: ClusterHost
  close(): void
}

const CONFIG = { seed: 7, workers: 2 }

export function clusterHostSuite(name: string, make: () => HostUnderTest): void {
  describe(`a ClusterHost: ${name}`, () => {
    let under: HostUnderTest
    let host: ClusterHost
    let first: Snapshot
    const output: OutputChunk[] = []
    const deltas: Delta[] = []
    let lines = 0
    const run = (text: string) => host.run({ id: `line-${++lines}`, text })
    const printed = () => output.map(({ text }) => text).join('')

    beforeEach(async () => {
      under = make()
      host = under.host
      output.length = deltas.length = 0
      host.onOutput((chunk) => output.push(chunk))
      host.onDelta((delta) => deltas.push(delta))
      first = await host.open(CONFIG)
    })
    afterEach(() => {
      under.close()
    })

    it('has every method and event of the contract', () => {
      for (const key of [...hostMethods, ...hostEvents]) expect(typeof host[key]).toBe('function')
    })

    it('opens a cluster whose nodes are Ready', () => {
      const nodes = first.objects.filter(({ kind }) => kind === 'Node')
      expect(nodes.map(({ metadata }) => metadata.name).sort()).toEqual(['control-plane', 'worker-1', 'worker-2'])
      expect(first.atMs).toBeGreaterThan(0)
    })

    it('runs a line, streams what it prints, and says how it ended', async () => {
      const good = await run('kubectl get nodes')
      expect(good.exitCode).toBe(0)
      expect(printed()).toContain('worker-2')
      const bad = await run('kubectl get pod nope')
      expect(bad.exitCode).toBe(1)
      expect(
        output
          .filter(({ stream }) => stream === 'stderr')
          .map(({ text }) => text)
          .join(''),
      ).toBe('Error from server (NotFound): pods "nope" not found\n')
    })

    it('tells every change in deltas, whose last word is the picture of now', async () => {
      await run('kubectl apply -f web.yaml')
      const state = await host.pause()
      const told = new Map(
        first.objects.map((object) => [
          `${object.kind}/${object.metadata.namespace ?? ''}/${object.metadata.name}`,
          object,
        ]),
      )
      for (const { path, object } of deltas.flatMap((delta) => delta.objects)) {
        if (object) told.set(path, object)
        else told.delete(path)
      }
      const now = await host.at(state.nowMs)
      const versions = (objects: Iterable<Snapshot['objects'][number]>) =>
        [...objects].map(({ metadata }) => `${metadata.uid}@${metadata.resourceVersion}`).sort()
      expect(versions(told.values())).toEqual(versions(now.objects))
      expect([...told.keys()]).toContain('Deployment/default/web')
    })

    it('plays, pauses, and takes single steps', async () => {
      const playing = await host.play()
      expect(playing.playing).toBe(true)
      await host.setSpeed(10)
      while ((await host.pause()).nowMs < first.atMs + 500) {
        await host.play()
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      const before = await host.pause()
      expect(before.playing).toBe(false)
      const after = await host.step('event')
      expect(after.nowMs).toBeGreaterThanOrEqual(before.nowMs)
      expect(after.playing).toBe(false)
    })

    it('looks back without disturbing the present', async () => {
      await run('kubectl apply -f web.yaml')
      const state = await host.pause()
      const past = await host.at(first.atMs)
      expect(past.objects.some(({ kind }) => kind === 'Deployment')).toBe(false)
      const present = await host.at(state.nowMs)
      expect(present.objects.some(({ kind }) => kind === 'Deployment')).toBe(true)
      expect((await host.pause()).nowMs).toBe(state.nowMs)
    })

    it('says why: from an object back to the line that was typed', async () => {
      await run('kubectl apply -f web.yaml')
      const { nowMs } = await host.pause()
      const { steps } = await host.why('Deployment/default/web', nowMs)
      expect(steps[0]?.event).toMatchObject({ kind: 'input', detail: { line: 'kubectl apply -f web.yaml' } })
      expect(steps.at(-1)?.event).toMatchObject({ kind: 'commit', object: 'Deployment/default/web' })
    })

    it('draws the whole history in buckets, with what the learner did as marks', async () => {
      await run('kubectl apply -f web.yaml')
      await host.pause()
      const { lanes, marks } = await host.overview(20)
      expect(lanes.every(({ counts }) => counts.length === 20)).toBe(true)
      expect(lanes.find(({ component }) => component === 'kube-apiserver')!.counts.some((count) => count > 0)).toBe(
        true,
      )
      expect(marks.map(({ label }) => label)).toContain('kubectl apply -f web.yaml')
    })

    it('keeps the files of the home, and refuses what is not there', async () => {
      expect(await host.files()).toContain('web.yaml')
      await host.writeFile('note.txt', 'hello\n')
      expect(await host.readFile('note.txt')).toBe('hello\n')
      await expect(host.readFile('nope.txt')).rejects.toThrow('nope.txt')
    })

    it('lets go of a file, once', async () => {
      await host.writeFile('note.txt', 'hello\n')
      await host.deleteFile('note.txt')
      expect(await host.files()).not.toContain('note.txt')
      await expect(host.deleteFile('note.txt')).rejects.toThrow('note.txt')
      await run('cat note.txt')
      expect(printed()).toContain('No such file')
    })

    it('tells of every file that changes: by a call, by a line, by being removed', async () => {
      const heard = () => deltas.flatMap(({ files }) => files)
      await host.writeFile('note.txt', 'hello\n')
      await host.pause()
      expect(heard()).toEqual(['note.txt'])
      await host.writeFile('note.txt', 'hello\n')
      await run('kubectl get nodes > nodes.txt')
      await host.deleteFile('note.txt')
      await host.pause()
      expect(new Set(heard())).toEqual(new Set(['note.txt', 'nodes.txt']))
      expect(heard().filter((path) => path === 'note.txt')).toHaveLength(2)
    })

    it('lays a text before the learner, and goes on with what they made of it', async () => {
      await run('kubectl create deployment web --image=nginx:1.27')
      const ended = run('kubectl edit deployment/web')
      const laidOut = () => deltas.flatMap(({ edits }) => edits).find(({ text }) => text !== null)
      while (!laidOut()) await new Promise((resolve) => setTimeout(resolve, 5))
      const { id, text } = laidOut()!
      await host.finishEdit(id, text!.replace('replicas: 1', 'replicas: 2'))
      expect((await ended).exitCode).toBe(0)
      expect(printed()).toContain('deployment.apps/web edited')
      await expect(host.finishEdit(id, null)).rejects.toThrow(`edit ${id}`)
    })

    it('carries long texts whole, both ways', async () => {
      const text = 'नोट 📎 "quoted" and plain\n'.repeat(10_000)
      await host.writeFile('long.txt', text)
      expect(await host.readFile('long.txt')).toBe(text)
      await run('cat long.txt')
      expect(printed()).toBe(text)
    })

    it('tells deltas whole, however much happened at once', async () => {
      await run('kubectl create deployment many --image=nginx:1.27 --replicas=40')
      await run('kubectl wait deployment/many --for=condition=Available --timeout=60s')
      const heard = deltas.flatMap(({ objects }) => objects.map(({ path }) => path))
      expect(new Set(heard.filter((path) => path.startsWith('Pod/default/many-'))).size).toBe(40)
    })

    it('completes what is being typed', async () => {
      expect(await host.complete('kubectl get po', 14)).toContain('pods')
    })

    it('knows a line that is not finished', async () => {
      expect(await host.wantsMore('for i in 1 2; do')).toBe(true)
      expect(await host.wantsMore('kubectl get pods')).toBe(false)
    })

    it('ends a line on Ctrl+C', async () => {
      const line = { id: 'long', text: 'kubectl wait --for=delete node/worker-1 --timeout=1h' }
      const ended = host.run(line)
      await host.interrupt('long')
      expect((await ended).exitCode).toBe(130)
    })
  })
}
