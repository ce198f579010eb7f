/** Whole lives, recorded from a real cluster, laid beside those of the simulation. */
// What is left out on purpose: tokens of service accounts (the kubelet needs none here); which node was chosen; how often a
// kubelet wrote a status between two acts of others (it merges what comes fast); which images the nodes had already.
import { describe, expect, it } from 'vitest'
import type { TraceEvent } from '../../../electron/contract/trace'
import { serviceAccountOf } from '../../../electron/cluster/controllers'
import { Tokens } from './names'
import { eventsIn, play, writesIn } from './player'
import { readRecording, type RecordedEvent, type RecordedWrite } from './recording'

/** `kubelet patch pods/status`: who does what to which door. */
function recordedAct({ user, verb, resource }: RecordedWrite): string {
  return `${who(user)} ${verb} ${resource}`
}

function who(user: string): string {
  if (user.startsWith('system:node:')) return 'kubelet'
  return user
    .replace('system:serviceaccount:kube-system:', '')
    .replace('system:', '')
    .replace('kubernetes-admin', 'kubectl')
}

const RESOURCES: Readonly<Record<string, string>> = {
  Pod: 'pods',
  Deployment: 'deployments',
  ReplicaSet: 'replicasets',
}

function simulatedAct({ from, verb, object }: TraceEvent): string {
  const [name = '', part] = from.split('/')
  const [method = '', door] = verb.split(' ')
  const resource = RESOURCES[object!.split('/')[0]!] ?? ''
  return `${name === 'kube-controller-manager' ? serviceAccountOf(part!) : name} ${method} ${resource}${door ? `/${door}` : ''}`
}

/** What was done to each Pod that has a name, in order, and answered well. */
function recordedLives(writes: readonly RecordedWrite[], tokens: Tokens): ReadonlyMap<string, readonly string[]> {
  const lives = new Map<string, string[]>()
  for (const write of writes) {
    const name = write.name ?? ''
    if (!write.resource.startsWith('pods') || write.code >= 400 || !/^web-hash\d{6}-\w{5}$/.test(name)) continue
    lives.set(tokens.of(name), [...(lives.get(tokens.of(name)) ?? []), recordedAct(write)])
  }
  return lives
}

function simulatedLives(events: readonly TraceEvent[], tokens: Tokens): ReadonlyMap<string, readonly string[]> {
  const lives = new Map<string, string[]>()
  for (const event of events) {
    const [kind, , name = ''] = event.object?.split('/') ?? []
    const isWrite =
      event.kind === 'response' && event.outcome.length === 3 && /^(create|update|patch|delete)/.test(event.verb)
    if (kind !== 'Pod' || !isWrite || !/^web-[0-9a-z]+-\w{5}$/.test(name)) continue
    lives.set(tokens.of(name), [...(lives.get(tokens.of(name)) ?? []), simulatedAct({ ...event, from: event.to })])
  }
  return lives
}

/** Events as sentences: what was said, by whom, about what kind of thing. */
function sentence(tokens: Tokens, { type, reason, regarding, message, component }: RecordedEvent): string {
  return `${component}: ${type} ${reason} ${regarding.split('/')[0]!}: ${tokens.of(message)}`
}

const distinct = (sentences: readonly string[]): readonly string[] => [...new Set(sentences)].sort()

/** Several status writes in a row count as one. */
const lifeOf = (acts: readonly string[]): string => acts.filter((act, index) => act !== acts[index - 1]).join(', ')

/** The machines' own Events are older than the scenario; a pull is only there where an image was not. */
const isOfTheScenario = ({ regarding, reason }: RecordedEvent): boolean =>
  !regarding.startsWith('Node') && reason !== 'Pulling'

const withoutChance = (text: string): string =>
  text.replace(/(POD|RS)-\d+/g, '$1').replace(/Pulled Pod: .*?"([^"]+)".*/, 'Pulled Pod: $1 is here')

describe.each(['01-deployment-create', '03-scale', '04-pod-delete-replace'])('recording %s', (name) => {
  const recording = readRecording(name)
  const tokens = new Tokens()
  for (const { regarding, message } of recording.events) tokens.of(`${regarding} ${message}`)
  const { world, exits } = play(recording, tokens)

  it('ends every command as the real cluster did', () => {
    expect(exits).toEqual(recording.actions.filter(({ cmd }) => cmd).map(({ exit }) => exit))
  })

  it('writes to a Pod in the same order, by the same hands', () => {
    const real = [...recordedLives(recording.writes, tokens).values()].map(lifeOf)
    const ours = [...simulatedLives(writesIn(world), new Tokens()).values()].map(lifeOf)
    expect(distinct(ours)).toEqual(distinct(real))
  })

  it('says the same in its Events', () => {
    const others = new Tokens()
    const simulated = eventsIn(world).map(
      ({ type = '', reason = '', involvedObject, message = '', source, reportingComponent = '' }) => {
        return {
          type,
          reason,
          regarding: involvedObject.kind ?? '',
          message,
          component: source?.component ?? reportingComponent,
        }
      },
    )
    const told = (events: readonly RecordedEvent[], by: Tokens): readonly string[] =>
      distinct(events.filter(isOfTheScenario).map((event) => withoutChance(sentence(by, event))))
    expect(told(simulated, others)).toEqual(told(recording.events, tokens))
  })
})
