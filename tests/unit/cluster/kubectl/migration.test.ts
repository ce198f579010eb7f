import { describe, expect, it } from 'vitest'
import type { ManagedFieldsEntry } from '../../../../electron/contract/api'
import { upgraded } from '../../../../electron/cluster/kubectl/commands/apply/migration'
import { ApiWorld } from './api-world'

const manifest = (data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: ${data}\n`
const LAST_APPLIED = 'f:kubectl.kubernetes.io/last-applied-configuration'

function world(): ApiWorld {
  const made = new ApiWorld()
  made.files['old.yaml'] = manifest('{a: "1", b: "2"}')
  made.files['new.yaml'] = manifest('{a: "9"}')
  return made
}

function entries(made: ApiWorld): readonly ManagedFieldsEntry[] {
  const { stdout } = made.type('kubectl get configmap c -o json --show-managed-fields')
  return (JSON.parse(stdout) as { metadata: { managedFields: readonly ManagedFieldsEntry[] } }).metadata.managedFields
}

describe('kubectl apply --server-side, after client-side applies', () => {
  it('takes over without a conflict, lets go of what the file leaves out, and keeps the way back open', () => {
    const made = world()
    made.type('kubectl apply -f old.yaml')
    expect(made.type('kubectl apply --server-side -f new.yaml')).toEqual({
      exit: 0,
      stdout: 'configmap/c serverside-applied\n',
      stderr: '',
    })
    const told = JSON.parse(made.type('kubectl get configmap c -o json').stdout) as {
      data: object
      metadata: { annotations: object }
    }
    expect(told.data).toEqual({ a: '9' })
    expect(entries(made).map(({ manager, operation, fieldsV1 }) => [manager, operation, fieldsV1])).toEqual([
      ['kubectl-last-applied', 'Apply', { 'f:metadata': { 'f:annotations': { [LAST_APPLIED]: {} } } }],
      ['kubectl', 'Apply', { 'f:data': { 'f:a': {} } }],
    ])
    made.files['newer.yaml'] = manifest('{c: "3"}')
    expect(made.type('kubectl apply -f newer.yaml').stdout).toBe('configmap/c configured\n')
    expect(JSON.parse(made.type('kubectl get configmap c -o json').stdout)).toMatchObject({ data: { c: '3' } })
  })

  it('migrates nothing where nothing was applied on the client side', () => {
    const made = world()
    made.type('kubectl create -f old.yaml')
    expect(made.type('kubectl apply --server-side -f new.yaml').stderr).toContain(
      'conflict with "kubectl-create" using v1: .data.a',
    )
    made.type('kubectl apply --server-side --force-conflicts -f new.yaml')
    expect(entries(made).map(({ manager }) => manager)).toEqual(['kubectl', 'kubectl-create'])
  })
})

describe('the upgrade of entries', () => {
  const entry = (manager: string, operation: string, fieldsV1: object, more: object = {}): ManagedFieldsEntry =>
    ({ manager, operation, apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1, ...more }) as ManagedFieldsEntry

  it('joins the fields of the old manager into the new one', () => {
    const both = [
      entry('kubectl', 'Apply', { 'f:data': { 'f:a': {} }, 'f:immutable': {} }),
      entry('kubectl-client-side-apply', 'Update', { 'f:data': { '.': {}, 'f:a': { 'f:x': {} }, 'f:b': {} } }),
      entry('other', 'Update', { 'f:data': { 'f:c': {} } }),
    ]
    expect(upgraded(both, ['kubectl-client-side-apply'], 'kubectl')).toEqual([
      entry('kubectl', 'Apply', { 'f:data': { '.': {}, 'f:a': { '.': {}, 'f:x': {} }, 'f:b': {} }, 'f:immutable': {} }),
      both[2],
    ])
  })

  it('makes the new manager of the old one where there is none yet', () => {
    const old = entry('kubectl-client-side-apply', 'Update', { 'f:data': { 'f:a': {} } }, { time: 't' })
    expect(upgraded([old], ['kubectl-client-side-apply'], 'me')).toEqual([
      { ...old, manager: 'me', operation: 'Apply' },
    ])
  })

  it.each([
    ['nobody of that name', [entry('other', 'Update', {})]],
    ['only its status updates', [entry('kubectl-client-side-apply', 'Update', {}, { subresource: 'status' })]],
  ])('finds nothing to do for %s', (_, given) => {
    expect(upgraded(given, ['kubectl-client-side-apply'], 'kubectl')).toBeNull()
  })
})
