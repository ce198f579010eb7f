/** What request-to-pod claims is held against the recordings and constants of Kubernetes v1.36, and against its own files. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import type { StepDirective } from '../../renderer/notes/note-tree'
import { contentFolder, readNote, readText } from './checks/content'

const text = readText('en/request-to-pod.md')
const steps = readNote('en', 'request-to-pod').note.blocks.filter(
  (block): block is typeof block & StepDirective => block.kind === 'directive' && 'commands' in block,
)
const fidelity = join(import.meta.dirname, '../fidelity/data')
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(fidelity, path), 'utf8'))

type Constants = Readonly<Record<string, Readonly<Record<string, { readonly value: number }>>>>
const { constants } = readJson('vectors/constants.json') as { constants: Constants }

describe('the files of the chapter', () => {
  it('are in the home folder', () => {
    const files = steps.flatMap(({ commands }) => commands.flatMap((line) => /-f (\S+)/.exec(line)?.[1] ?? []))
    expect(files).toEqual(['web.yaml', 'broken.yaml'])
    expect(readdirSync(join(contentFolder, 'home'))).toEqual(expect.arrayContaining(files))
  })

  it('hold what the text says of them', () => {
    const [deployment, service] = parseAllDocuments(readText('home/web.yaml')).map(
      (document) => document.toJS() as unknown,
    )
    expect(deployment).toMatchObject({
      kind: 'Deployment',
      spec: { replicas: 3, template: { spec: { containers: [{ image: 'nginx:1.27', readinessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 5 } }] } } }, // prettier-ignore
    })
    expect(service).toMatchObject({ kind: 'Service', spec: { ports: [{ name: 'http', port: 80 }] } })
  })

  it('carry exactly one misspelt field, the one that the error names', () => {
    const [broken] = parseAllDocuments(readText('home/broken.yaml')).map(
      (document) => document.toJS() as { spec: object },
    )
    expect(Object.keys(broken!.spec)).toEqual(['replicaz', 'selector', 'template'])
    expect(text).toContain('unknown field "spec.replicaz"')
  })
})

it('the refusal is worded as a real API server worded one', () => {
  const { actions } = readJson('golden/15-validation-admission.json') as { actions: { stderr?: string }[] }
  const recorded = actions.find(({ stderr }) => stderr?.includes('unknown field "spec.contianers"'))!.stderr!.trim()
  const expected = recorded
    .replace('STDIN', 'broken.yaml')
    .replace('Pod in version', 'Deployment in version')
    .replace('a Pod:', 'a Deployment:')
    .replace('spec.contianers', 'spec.replicaz')
  expect(text).toContain(expected)
})

it('the chain of the Service has the name that kube-proxy gives it', () => {
  const bits = [...createHash('sha256').update('default/web:httptcp').digest()].map((byte) =>
    byte.toString(2).padStart(8, '0'),
  )
  const letters = bits
    .join('')
    .match(/.{5}/g)!
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five, 2)]!)
  expect(text).toContain(`-A KUBE-SVC-${letters.join('').slice(0, 16)} … --probability`)
})

it('the clocks of a dead node are those of the release', () => {
  const lifecycle = constants['node-lifecycle']!
  const [lookSeconds, graceSeconds] = [
    lifecycle['nodeMonitorPeriod']!.value,
    lifecycle['nodeMonitorGracePeriod']!.value,
  ]
  const renewSeconds = constants['kubelet']!['nodeLeaseRenewInterval']!.value
  const tolerationSeconds = lifecycle['defaultUnreachableTolerationSeconds']!.value
  const [earliest, latest] = [graceSeconds - renewSeconds, graceSeconds + lookSeconds]
  expect(text).toContain(`every ${renewSeconds} s`)
  expect(text).toContain(`looks every ${lookSeconds} s, and its patience is ${graceSeconds} s`)
  expect(text).toContain(`that makes ${earliest} to ${latest} s`)
  expect(text).toContain(`${earliest + tolerationSeconds} to ${latest + tolerationSeconds} s from the power cut`)
})

it('the Events that it quotes exist in this release', () => {
  const { events } = readJson('golden/01-deployment-create.json') as { events: { message: string }[] }
  const messages = events.map(({ message }) => message.replace('nginx:1.29', 'nginx:1.27'))
  for (const message of ['Pulling image "nginx:1.27"', 'Container created', 'Container started']) {
    expect(messages).toContain(message)
    expect(text).toContain(`\`${message}\``)
  }
})
