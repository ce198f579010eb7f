/** Whole lives, recorded from a real cluster, laid beside those of the simulation, fact by fact. */
import { describe, expect, it } from 'vitest'
import { judge } from './judge'
import { readRecording, type Recording } from './recording'

/** How many facts each recording gives; in all of them both agree. */
const FACTS: Readonly<Record<string, number>> = {
  '01-deployment-create': 172,
  '02-rolling-update-25pct': 1200,
  '02c-rollout-stuck': 400,
  '03-scale': 325,
  '04-pod-delete-replace': 350,
  '05-node-failure': 300,
  '14-rbac': 180,
  '15-validation-admission': 525,
  '16-quota-limitrange': 320,
  '18-crd': 100,
  '19-namespace-delete': 300,
  '21-kubectl-outputs': 405,
}

const recordingOf = (name: string): Recording =>
  readRecording(new URL(`../data/golden/${name}.json`, import.meta.url).pathname)

const failures = (name: string, recording: Recording): readonly string[] =>
  judge(name, recording).flatMap(({ name: fact, failure }) => (failure === undefined ? [] : [`${fact}: ${failure}`]))

describe.each(Object.entries(FACTS))('recording %s', (name, least) => {
  it(`is lived again in all of its ${least} facts and more`, () => {
    const results = judge(name, recordingOf(name))
    expect(results.flatMap(({ name: fact, failure }) => (failure === undefined ? [] : [`${fact}: ${failure}`]))).toEqual([]) // prettier-ignore
    expect(results.length).toBeGreaterThanOrEqual(least)
  })
})

describe('a recording of what never happened', () => {
  const truth = JSON.stringify(recordingOf('04-pod-delete-replace'))
  const lie = (from: string | RegExp, to: string): Recording => JSON.parse(truth.replace(from, to)) as Recording

  it.each([
    ['another reason of a condition', lie('"PodCompleted"', '"PodForgotten"'), 'history: Pod'],
    ['another word of an Event', lie(/Container created/g, 'Container made'), 'event: kubelet'],
    [
      'another hand',
      lie(/system:serviceaccount:kube-system:generic-garbage-collector/g, 'system:gardener'),
      'writes: ',
    ],
    ['another end of a command', lie('"exit":0', '"exit":7'), 'exit: '],
    ['another text', lie('force deleted from', 'wiped out of'), 'stdout: '],
    ['a longer grace period', lie(/"t":21\.752/, '"t":31.752'), 'timer: '],
  ])('%s is found out', (_what, recording, fact) => {
    expect(failures('04-pod-delete-replace', recording).some((failure) => failure.startsWith(fact))).toBe(true)
  })
})
