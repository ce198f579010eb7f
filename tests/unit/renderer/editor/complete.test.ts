import { describe, expect, it } from 'vitest'
import { complete } from '../../../../renderer/editor/manifest/complete'
import { readRows } from '../../../../renderer/editor/manifest/lines'
import { pathText, placeAt } from '../../../../renderer/editor/manifest/place'

/** `|` is the cursor. */
function at(text: string) {
  const before = text.slice(0, text.indexOf('|'))
  const row = before.split('\n').length - 1
  return { text: text.replace('|', ''), row, cursor: before.length - before.lastIndexOf('\n') - 1 }
}

function offered(marked: string): readonly string[] {
  const { text, row, cursor } = at(marked)
  return complete(text, row, cursor)?.candidates.map(({ label }) => label) ?? []
}

const deployment = (inside: string) => `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n${inside}`
const pod = (inside: string) => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${inside}`

describe('fields', () => {
  it.each([
    ['at the beginning of everything', '|', ['apiVersion', 'kind', 'metadata']],
    ['of an object, those that are not there yet', 'apiVersion: v1\nkind: ConfigMap\n|', ['binaryData', 'data', 'immutable', 'metadata']],
    ['below a key', deployment('  strategy:\n    |'), ['rollingUpdate', 'type']],
    ['between others', deployment('  strategy:\n    |\n    type: Recreate\n'), ['rollingUpdate']],
    ['in the first field of a list’s item', pod('    - name: a\n      ports:\n        - |'), ['containerPort', 'hostIP', 'hostPort', 'name', 'protocol']],
    ['in a later field of an item', pod('    - name: a\n      ports:\n        - name: http\n          |'), ['containerPort', 'hostIP', 'hostPort', 'protocol']],
    ['in the second item', pod('    - name: a\n      ports:\n        - name: http\n        - containerPort: 80\n          |'), ['hostIP', 'hostPort', 'name', 'protocol']],
    ['in a list that is not indented', pod('  - name: a\n    ports:\n    - |'), ['containerPort', 'hostIP', 'hostPort', 'name', 'protocol']],
    ['after a list that is not indented', pod('  - name: a\n    ports:\n    - name: x\n    lifecycle:\n      |'), ['postStart', 'preStop', 'stopSignal']],
    ['in the second document', deployment('  replicas: 1\n---\napiVersion: v1\nkind: ConfigMap\n|'), ['binaryData', 'data', 'immutable', 'metadata']],
    ['in an item of a List', 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    |', ['binaryData', 'data', 'immutable', 'metadata']],
    ['in a List itself', 'apiVersion: v1\nkind: List\n|', ['metadata', 'items']],
    ['when the kind stands at the end', 'spec:\n  unhealthyPodEvictionPolicy: x\n  |\nkind: ConfigMap\napiVersion: v1', []],
    ['of an object that a text hides', pod('    - name: a\n      command: [sh]\n      args: |\n        |'.replace('args: |', 'args: >')), []],
    ['below a plain value', deployment('  replicas: 1\n    |'), []],
    ['in labels, which are the reader’s own', deployment('  template:\n    metadata:\n      labels:\n        |'), []],
    ['of a kind that nobody knows', 'apiVersion: v1\nkind: Nope\nspec:\n  |', []],
  ])('%s', (_where, text, expected) => {
    expect(offered(text)).toEqual(expected)
  }) // prettier-ignore

  it('come with what must follow them, and with their type', () => {
    const { text, row, cursor } = at(pod('    - na|'))
    const { from, candidates } = complete(text, row, cursor)!
    expect(from).toBe(6)
    const written = new Map(candidates.map((candidate) => [candidate.label, candidate]))
    expect(written.get('name')).toMatchObject({ text: 'name: ', type: 'string', required: true })
    expect(written.get('ports')).toMatchObject({ text: 'ports:\n        - ', type: '[]ContainerPort' })
    expect(written.get('resources')).toMatchObject({ text: 'resources:\n        ', type: 'ResourceRequirements' })
  })

  it('replace a name without writing its colon twice', () => {
    const { text, row, cursor } = at(deployment('  repl|: 3'))
    expect(complete(text, row, cursor)!.candidates.find(({ label }) => label === 'replicas')?.text).toBe('replicas')
  })

  it('that only the server writes are known as such', () => {
    const { text, row, cursor } = at('apiVersion: v1\nkind: Pod\nmetadata:\n  |')
    const served = complete(text, row, cursor)!.candidates.filter((candidate) => candidate.served)
    expect(served.map(({ label }) => label)).toContain('uid')
    expect(served.map(({ label }) => label)).not.toContain('labels')
  })
})

describe('values', () => {
  it.each([
    ['versions of a kind', 'apiVersion: |\nkind: Deployment', ['apps/v1']],
    ['kinds of a version', 'kind: |\napiVersion: apps/v1', ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']],
    ['words of a choice', pod('    - imagePullPolicy: |'), ['Always', 'IfNotPresent', 'Never']],
    ['words of a choice, in quotes', pod('    - imagePullPolicy: "|'), ['Always', 'IfNotPresent', 'Never']],
    ['yes or no', deployment('  paused: |'), ['true', 'false']],
    ['none for a text', deployment('  serviceName: |'), []],
    ['none behind a comment', deployment('  paused: # |'), []],
  ])('%s', (_what, text, expected) => {
    expect(offered(text)).toEqual(expected)
  }) // prettier-ignore

  it('offers every kind that can be stored where no version stands', () => {
    expect(offered('kind: |')).toEqual(expect.arrayContaining(['ConfigMap', 'Deployment', 'Pod', 'Service']))
    expect(offered('kind: |')).not.toContain('Binding')
  })
})

describe('a place', () => {
  it.each([
    ['apiVersion: v1\n|kind: Pod', ''],
    ['spec:\n  containers:\n    - name: a\n    - name: b\n      |image: x', 'spec.containers[1]'],
    ['spec:\n  containers:\n  - name: a\n  - name: b\n    |image: x', 'spec.containers[1]'],
    ['a:\n  - - x: 1\n    - |y: 2', 'a[0][1]'],
    ['a:\n  # deep\n\n  b:\n    c: 1\n\n    |d: 2', 'a.b'],
    ['"a.b/c":\n  |d: 2', 'a.b/c'],
  ])('%j', (marked, path) => {
    const { text, row, cursor } = at(marked)
    const rows = readRows(text)
    expect(pathText(placeAt(rows, row, cursor, rows[row]!.dashes)!.steps)).toBe(path)
  })
})
