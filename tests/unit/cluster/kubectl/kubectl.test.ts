import { beforeEach, describe, expect, it } from 'vitest'
import { ApiWorld } from './api-world'

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.29"}]}
`

let world: ApiWorld

beforeEach(() => {
  world = new ApiWorld()
  world.files['web.yaml'] = WEB
})

const said = (line: string, stdin = ''): string => {
  const { stdout, stderr } = world.type(line, stdin)
  return stdout + stderr
}

describe('kubectl apply', () => {
  it('creates, finds nothing to do, and changes what the file changes', () => {
    expect(said('kubectl apply -f web.yaml')).toBe('deployment.apps/web created\n')
    expect(said('kubectl apply -f web.yaml')).toBe('deployment.apps/web unchanged\n')
    world.files['web.yaml'] = WEB.replace('replicas: 3', 'replicas: 5')
    expect(said('kubectl apply -f web.yaml')).toBe('deployment.apps/web configured\n')
    expect(said('kubectl get deploy web -o jsonpath={.spec.replicas}')).toBe('5')
  })

  it('takes away what the file no longer has, and leaves what it never had', () => {
    said('kubectl apply -f -', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: b, c: d}\n')
    said('kubectl annotate configmap c mine=kept')
    said('kubectl apply -f -', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: b}\n')
    expect(said('kubectl get cm c -o jsonpath={.data}')).toBe('{"a":"b"}')
    expect(said('kubectl get cm c -o jsonpath={.metadata.annotations.mine}')).toBe('kept')
  })

  it('goes on after a document that is refused, and ends with 1', () => {
    const bad = WEB.replace('name: web, labels', 'name: Bad, labels')
    const { exit, stdout, stderr } = world.type('kubectl apply -f -', `${bad}---\n${WEB}`)
    expect(exit).toBe(1)
    expect(stdout).toBe('deployment.apps/web created\n')
    expect(stderr).toMatch(/^The Deployment "Bad" is invalid: metadata.name: Invalid value: "Bad": /)
  })

  it('says of a change to something immutable which field it is', () => {
    said('kubectl apply -f web.yaml')
    const other = WEB.replaceAll('app: web}', 'app: other}')
    expect(said('kubectl apply -f -', other)).toContain(
      'is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable\n',
    )
  })

  it('cannot even begin when the API server is away', () => {
    said('kubectl get pods')
    world.stopServer()
    expect(said('kubectl apply -f web.yaml')).toContain('failed to download openapi')
    expect(said('kubectl get pods')).toBe(
      'The connection to the server 10.0.0.10:6443 was refused - did you specify the right host or port?\n',
    )
  })
})

describe('kubectl get', () => {
  it('prints a table a kind when several are asked for', () => {
    said('kubectl apply -f web.yaml')
    expect(said('kubectl get deploy,svc')).toBe(
      [
        'NAME                  READY   UP-TO-DATE   AVAILABLE   AGE',
        'deployment.apps/web   0/3     0            0           0s',
        '',
        'NAME                 TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE',
        'service/kubernetes   ClusterIP   10.96.0.1    <none>        443/TCP   0s',
        '',
      ].join('\n'),
    )
  })

  it('watches until its time is over, a row for every change', () => {
    said('kubectl create configmap a')
    const watching = world.begin('kubectl get configmaps -w --request-timeout=10s')
    world.start(watching.task as never)
    world.wait(1000)
    said('kubectl create configmap b --from-literal=x=y')
    world.wait(20_000)
    expect(watching.answer()).toEqual({
      exit: 0,
      stdout: 'NAME   DATA   AGE\na      0      0s\nb      1      0s\n',
      stderr: '',
    })
  })

  it.each([
    ['kubectl get pod nope', 'Error from server (NotFound): pods "nope" not found\n'],
    ['kubectl get foo', 'error: the server doesn\'t have a resource type "foo"\n'],
    ['kubectl get pods --nope', "error: unknown flag: --nope\nSee 'kubectl get --help' for usage.\n"],
    ['kubectl foo', 'error: unknown command "foo" for "kubectl"\n\nDid you mean this?\n\ttop\n'],
  ])('%s', (line, text) => {
    expect(world.type(line)).toEqual({ exit: 1, stdout: '', stderr: text })
  })

  it.each([
    ['kubectl get pods', 'No resources found in default namespace.\n'],
    ['kubectl get pods -n mine', 'No resources found in mine namespace.\n'],
    ['kubectl get secrets -A', 'No resources found\n'],
  ])('%s finds nothing, and that is no failure', (line, text) => {
    expect(world.type(line)).toEqual({ exit: 0, stdout: '', stderr: text })
  })
})

describe('kubectl delete', () => {
  it('waits until the object is gone', () => {
    const pod = world.put({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'default', finalizers: ['example.com/hold'] },
      spec: { containers: [{ name: 'c', image: 'nginx' }] },
    })
    const deleting = world.begin('kubectl delete pod p --grace-period=1')
    world.start(deleting.task as never)
    world.wait(5000)
    expect(deleting.answer()).toEqual({ exit: null, stdout: 'pod "p" deleted from default namespace\n', stderr: '' })
    world.play(world.typed.patch('Pod', 'default', 'p', { metadata: { finalizers: null } }, 'merge'))
    world.wait(1000)
    expect(deleting.answer().exit).toBe(0)
    expect(pod.metadata.name).toBe('p')
  })

  it('gives up after its timeout', () => {
    world.put({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c', namespace: 'default', finalizers: ['example.com/hold'] },
    })
    expect(world.type('kubectl delete cm c --timeout=2s').stderr).toBe(
      'error: timed out waiting for the condition on configmaps/c\n',
    )
  })
})

describe('kubectl wait', () => {
  it('sees a condition come true', () => {
    const pod = world.put({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'default' },
      spec: { containers: [{ name: 'c', image: 'nginx' }] },
    })
    const waiting = world.begin('kubectl wait pod/p --for=condition=Ready --timeout=1m')
    world.start(waiting.task as never)
    world.wait(3000)
    expect(waiting.answer().exit).toBeNull()
    world.putStatus(pod, { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] })
    world.wait(10)
    expect(waiting.answer()).toEqual({ exit: 0, stdout: 'pod/p condition met\n', stderr: '' })
  })
})
