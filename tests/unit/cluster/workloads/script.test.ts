import { describe, expect, it } from 'vitest'
import { parseScript } from '../../../../electron/cluster/workloads/script-parser'
import { runScript, type ScriptEnd, type ScriptWorld } from '../../../../electron/cluster/workloads/script-runner'

interface Played {
  readonly end: ScriptEnd | null
  readonly waitedMs: number
  readonly lines: readonly string[]
  readonly files: ReadonlySet<string>
}

/** Plays a script until it ends or has waited for an hour. */
function play(text: string): Played {
  const lines: string[] = []
  const world: ScriptWorld = {
    files: new Set(),
    env: new Map([['NAME', 'web']]),
    hostname: 'pod-1',
    dateText: () => 'today',
    print: (line) => { lines.push(line) }, // prettier-ignore
    hasProgram: (name) => name === 'app',
    isServer: ([name]) => name === 'serve',
  }
  const run = runScript(parseScript(text), world)
  let waitedMs = 0
  for (;;) {
    const step = run.next()
    if (step.done) return { end: step.value, waitedMs, lines, files: world.files }
    waitedMs += step.value
    if (waitedMs > 3_600_000) return { end: null, waitedMs, lines, files: world.files }
  }
}

describe('the shell of a container', () => {
  it.each([
    ['sleep 1; exit 3', 1000, 3],
    ['sleep 2', 2000, 0],
    ['sleep 1m && exit 0', 60_000, 0],
    ['true && false || exit 4', 0, 4],
    ['false && exit 9', 0, 1],
    ['for i in 1 2 3; do sleep 1; done; exit $i', 3000, 3],
    ['if [ -f /ready ]; then exit 1; else exit 2; fi', 0, 2],
    ['until [ -f /ready ]; do sleep 5; touch /ready; done; exit 7', 5000, 7],
    ['oom', 1000, 137],
    ['nonsense', 0, 127],
    ['app --flag', 0, 0],
  ])('%s', (text, waitedMs, exitCode) => {
    expect(play(text)).toMatchObject({ waitedMs, end: { exitCode } })
  })

  it.each(['while true; do sleep 5; done', 'sleep infinity', 'serve', 'tail -f /dev/null', 'while true; do :; done'])(
    '%s never ends',
    (text) => {
      expect(play(text).end).toBeNull()
    },
  )

  it('prints what it is told, with variables put in', () => {
    expect(play('echo "hello $NAME" from $(hostname) at $(date); echo \'$NAME\'').lines).toEqual([
      'hello web from pod-1 at today',
      '$NAME',
    ])
  })

  it('keeps files', () => {
    expect(play('touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; echo x > /tmp/log').files).toEqual(
      new Set(['/tmp/log']),
    )
    expect(play('cat /nope').lines).toEqual(["cat: can't open '/nope': No such file or directory"])
  })

  it('leaves last words where Kubernetes looks for them', () => {
    expect(play('echo broken > /dev/termination-log; exit 1').end).toEqual({
      exitCode: 1,
      terminationMessage: 'broken',
    })
  })
})
