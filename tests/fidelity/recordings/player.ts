/** Plays a recording's command lines in a simulated cluster, at their times. */
import type { Event } from '../../../electron/contract/api'
import type { TraceEvent } from '../../../electron/contract/trace'
import { World } from '../../../electron/host/world'
import { Tokens } from './names'
import type { Recording } from './recording'

export interface Played {
  readonly world: World
  readonly exits: readonly number[]
}

export function play(recording: Recording, recorded: Tokens): Played {
  const world = new World({ seed: 1, workers: 4 })
  const startMs = world.nowMs
  const exits: number[] = []
  const simulated = new Tokens()
  recording.actions.forEach(({ t, cmd, manifest }, index) => {
    if (!cmd) return
    world.runUntil(Math.max(world.nowMs, startMs + Math.round(t * 1000)))
    for (const name of podNames(world)) simulated.of(name)
    if (manifest) world.enter({ type: 'file', path: `${index}.yaml`, text: manifest })
    exits.push(
      run(
        world,
        commandLine(cmd, recording.namespace, index, (name) => recorded.realName(name, simulated)),
      ),
    )
  })
  world.runUntil(world.nowMs + 60_000)
  return { world, exits }
}

/** The same line, in the namespace `default` and about the Pods that are here. */
function commandLine(cmd: string, namespace: string, index: number, realName: (name: string) => string): string {
  return cmd
    .replace(`-n ${namespace}`, '')
    .replace('-f -', `-f ${index}.yaml`)
    .replace(/web-hash\d{6}-[a-z]{5}/g, realName)
}

function run(world: World, text: string): number {
  const command = world.enter({ type: 'line', id: text, text })!
  while (!command.done) world.cluster.kernel.step()
  return command.exitCode!
}

/** Pods in the order of their creation. */
function podNames(world: World): readonly string[] {
  return writesIn(world).filter(({ kind, verb, object }) => kind === 'commit' && verb === 'put' && object?.startsWith('Pod/')).map(({ object }) => object!.split('/')[2]!) // prettier-ignore
}

export function writesIn(world: World): readonly TraceEvent[] {
  return world.cluster.trace.events
}

export function eventsIn(world: World): readonly Event[] {
  return world.cluster.etcd.store.range('/registry/events/default/').map(({ value }) => value as Event)
}
