/** What a real kubectl printed, against what ours prints of the same objects. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { tableOf } from '../../../../electron/cluster/apiserver/table/table'
import { parseTime } from '../../../../electron/cluster/kernel/calendar'
import { parseDocuments } from '../../../../electron/cluster/kubectl/manifest/documents'
import { alignLines, tableLines } from '../../../../electron/cluster/kubectl/printers/table'
import { indentedJson } from '../../../../electron/cluster/text/json'
import { printYaml } from '../../../../electron/cluster/kubectl/text/yaml'
import type { ApiObject } from '../../../../electron/contract/api'
import { described } from './described'

const folder = new URL('../../../fidelity/data/golden/', import.meta.url)

/** When each recording began: its stamps are told relative to that. */
const STARTS: Readonly<Record<string, string>> = {
  '01': '2026-11-23T09:18:57Z',
  '05': '2026-11-23T09:19:26Z',
  '21': '2026-11-23T09:29:22Z',
}

interface Output {
  readonly recording: string
  readonly command: string
  readonly stdout: string
}

interface Recording {
  readonly actions?: readonly { readonly cmd?: string; readonly stdout?: string }[]
  readonly final?: Readonly<Record<string, { readonly stdout?: string } | string>>
}

function outputsOf(file: string): readonly Output[] {
  const recording = file.slice(0, 2)
  const { actions = [], final = {} } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Recording
  const typed = actions.map(({ cmd = '', stdout = '' }) => ({ command: cmd, stdout }))
  const last = Object.entries(final).map(([command, text]) => ({
    command,
    stdout: typeof text === 'string' ? text : (text.stdout ?? ''),
  }))
  return [...typed, ...last].map(({ command, stdout }) => ({ recording, command, stdout: stamped(stdout, recording) }))
}

/** `T+7s` becomes the instant that it stands for. */
function stamped(text: string, recording: string): string {
  const startMs = Date.parse(STARTS[recording] ?? STARTS['01']!)
  return text.replace(/\bT([+-]\d+)s/g, (_, seconds: string) =>
    new Date(startMs + Number(seconds) * 1000).toISOString().replace('.000Z', 'Z'),
  )
}

const outputs = readdirSync(folder)
  .filter((file) => /^\d\d.*\.json$/.test(file))
  .flatMap(outputsOf)

const printed = (format: string): [string, string][] =>
  outputs
    .filter(({ command, stdout }) => new RegExp(`-o ${format}( |$)`).test(command) && stdout !== '')
    .map(({ recording, command, stdout }) => [`${recording}: ${command}`, stdout])

describe('objects as text', () => {
  it.each(printed('yaml'))('%s reads and prints the same', (_, text) => {
    expect(printYaml(parse(text)).trimEnd()).toBe(text.trimEnd())
  })

  it.each(printed('json'))('%s reads and prints the same', (_, text) => {
    expect(`${indentedJson(JSON.parse(text))}\n`).toBe(text)
  })

  it('sees a manifest as the recorded API server was sent it', () => {
    const [, text] = printed('yaml').find(([name]) => name === '01: get deployment web -o yaml')!
    const sent = JSON.parse(
      (parse(text) as ApiObject).metadata.annotations!['kubectl.kubernetes.io/last-applied-configuration']!,
    ) as object
    expect(parseDocuments(printYaml(sent), 'web.yaml').objects).toEqual([sent])
  })
})

function objectsIn(recording: string, command: string): readonly ApiObject[] {
  const text = outputs.find((output) => output.recording === recording && output.command === command)!.stdout
  const value = parse(text) as ApiObject & { items?: readonly ApiObject[] }
  return value.items ?? [value]
}

function textOf(recording: string, command: string): string {
  return outputs.find((output) => output.recording === recording && output.command === command)!.stdout
}

const withoutEvents = (text: string): string => text.slice(0, text.indexOf('\nEvents:') + 1)

const replicaSet = objectsIn('01', 'get rs -o yaml')[0]!
const ownedPods = [1, 2, 3].map(() => ({
  metadata: { ownerReferences: [{ controller: true, uid: replicaSet.metadata.uid }] },
  status: { phase: 'Running' },
}))
const lease = { spec: { holderIdentity: 'node-1', renewTime: '2026-11-23T09:29:25Z' } }
const nodePod = {
  metadata: { namespace: 's21', name: 'web-hash000001-aaaaa', creationTimestamp: '2026-11-23T09:29:22Z' },
  spec: { containers: [{ resources: { requests: { cpu: '100m', memory: '64Mi' } } }] },
}
const recorded = (at: string): number => parseTime(`2026-11-23T${at}Z`)

describe('descriptions', () => {
  it.each([
    ['01', 'get pod web-hash000001-bbbbb -o yaml', 'describe pod web-hash000001-bbbbb', '09:19:03', {}],
    ['01', 'get deployment web -o yaml', 'describe deployment web', '09:19:03', { ReplicaSet: [replicaSet] }],
    ['01', 'get rs -o yaml', 'describe rs', '09:19:03', { Pod: ownedPods }],
    ['05', 'kubectl get pod db-0 -o yaml -n s05', 'kubectl describe pod db-0 -n s05', '09:25:35', {}],
    [
      '21',
      'kubectl get node node-1 -o yaml',
      'kubectl describe node node-1',
      '09:29:26',
      { Lease: [lease], Pod: [nodePod] },
    ],
    [
      '21',
      'kubectl get lease node-1 -o yaml -n kube-node-lease',
      'kubectl describe lease node-1 -n kube-node-lease',
      '09:29:27',
      {},
    ],
  ])('%s: %s → %s', (recording, source, command, at, others) => {
    const [object] = objectsIn(recording, source)
    expect(described(object!, recorded(at), others)).toBe(withoutEvents(textOf(recording, command)))
  })

  it('21: a Service with its endpoints', () => {
    const [service] = objectsIn('21', 'kubectl get svc kubernetes -o yaml -n default')
    const slices = objectsIn('21', 'kubectl get endpointslice kubernetes -o yaml -n default')
    expect(described(service!, 0, { EndpointSlice: slices })).toBe(
      withoutEvents(textOf('21', 'kubectl describe svc kubernetes -n default')),
    )
  })

  it('09: EndpointSlices, one after another', () => {
    const slices = objectsIn('09', 'kubectl get endpointslices -n s09 -o yaml')
    expect(slices.map((slice) => described(slice, 0, {})).join('\n\n')).toMatch(
      /^Name: {9}headless-ddddd\nNamespace: {4}s09\n/,
    )
  })
})

describe('tables', () => {
  const plain = {
    wide: false,
    withNamespace: false,
    namePrefix: '',
    showLabels: false,
    labelColumns: [],
    noHeaders: false,
  }

  it.each([
    ['01', 'get rs -o yaml', 'replicaset.apps/', 'get all -o wide', '09:19:02'],
    ['01', 'get deployment web -o yaml', 'deployment.apps/', 'get all -o wide', '09:19:02'],
    ['01', 'get pod web-hash000001-bbbbb -o yaml', 'pod/', 'get all -o wide', '09:19:02'],
    ['21', 'kubectl get node node-1 -o yaml', '', 'kubectl get nodes -o wide', '09:29:25'],
  ])('%s: %s is a row of a recorded table', (recording, source, namePrefix, command, at) => {
    const [object] = objectsIn(recording, source)
    const table = tableOf({ kind: object!.kind }, [object!], recorded(at))
    const lines = tableLines(table, { ...plain, wide: true, namePrefix })
    const [header, row] = alignLines(lines).split('\n').map(squeezed)
    const recordedLines = textOf(recording, command).split('\n').map(squeezed)
    expect(recordedLines).toContain(header)
    expect(recordedLines).toContain(row)
  })
})

/** Other rows make columns wider; the cells are the same. */
const squeezed = (line: string): string => line.replace(/ {2,}/g, '  ')
