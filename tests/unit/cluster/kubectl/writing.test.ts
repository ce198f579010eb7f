/** Commands that change what is there: what they say, what they send, and how they end. */
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
  world.type('kubectl apply -f web.yaml')
})

const said = (line: string, stdin = ''): string => {
  const { stdout, stderr } = world.type(line, stdin)
  return stdout + stderr
}
const field = (path: string, what = 'deploy web'): string => said(`kubectl get ${what} -o jsonpath={${path}}`)

describe('kubectl patch', () => {
  it.each([
    [`-p '{"spec":{"replicas":5}}'`, '.spec.replicas', '5'],
    [`--type=merge -p 'spec: {replicas: 6}'`, '.spec.replicas', '6'],
    [`--type=json -p '[{"op":"remove","path":"/metadata/labels/app"}]'`, '.metadata.labels', ''],
    [`--subresource=scale --type=merge -p '{"spec":{"replicas":7}}'`, '.spec.replicas', '7'],
  ])('%s', (words, path, value) => {
    expect(said(`kubectl patch deploy web ${words}`)).toBe('deployment.apps/web patched\n')
    expect(field(path)).toBe(value)
  })

  it('says when there was nothing to change', () => {
    expect(said(`kubectl patch deploy web -p '{"spec":{"replicas":3}}'`)).toBe(
      'deployment.apps/web patched (no change)\n',
    )
  })

  it.each([
    ['', 'error: must specify --patch or --patch-file containing the contents of the patch\n'],
    ['--type=odd -p {}', 'error: --type must be one of [json merge strategic], not "odd"\n'],
  ])('%s is refused', (words, text) => {
    expect(world.type(`kubectl patch deploy web ${words}`).stderr).toContain(text.split('\n')[0])
  })
})

describe('kubectl diff and replace', () => {
  it('ends with 0 when nothing would change, and with 1 when something would', () => {
    expect(world.type('kubectl diff -f web.yaml')).toEqual({ exit: 0, stdout: '', stderr: '' })
    const { exit, stdout } = world.type('kubectl diff -f -', WEB.replace('replicas: 3', 'replicas: 4'))
    expect(exit).toBe(1)
    expect(stdout).toMatch(
      /^diff -u -N LIVE\/apps\.v1\.Deployment\.default\.web MERGED\/apps\.v1\.Deployment\.default\.web\n/,
    )
    expect(stdout).toContain('\n-  replicas: 3\n+  replicas: 4\n')
    expect(field('.spec.replicas')).toBe('3')
  })

  it('does not show the values of a Secret', () => {
    said('kubectl create secret generic s --from-literal=a=old')
    const text = world.type(
      'kubectl diff -f -',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: bmV3}\n',
    ).stdout
    expect(text).toContain("-  a: '*** (before)'\n+  a: '*** (after)'\n")
    expect(text).not.toContain('a: bmV3')
  })

  it('puts the file in the place of the object', () => {
    expect(said('kubectl replace -f -', WEB.replace('replicas: 3', 'replicas: 9'))).toBe(
      'deployment.apps/web replaced\n',
    )
    expect(field('.spec.replicas')).toBe('9')
    expect(said('kubectl replace -f -', WEB.replaceAll('name: web,', 'name: none,'))).toBe(
      'Error from server (NotFound): error when replacing "STDIN": deployments.apps "none" not found\n',
    )
  })
})

describe('kubectl expose, autoscale and set', () => {
  it.each([
    ['expose deployment web --port=80 --target-port=8080', 'service/web exposed\n', '.spec.ports', 'svc web', '[{"port":80,"protocol":"TCP","targetPort":8080}]'],
    ['autoscale deploy web --min=2 --max=5 --cpu=50%', 'horizontalpodautoscaler.autoscaling/web autoscaled\n', '.spec.metrics[0].resource.target.averageUtilization', 'hpa web', '50'],
    ['set image deploy/web web=nginx:2', 'deployment.apps/web image updated\n', '.spec.template.spec.containers[0].image', 'deploy web', 'nginx:2'],
    ['set env deploy/web A=1 B=2', 'deployment.apps/web env updated\n', '.spec.template.spec.containers[0].env', 'deploy web', '[{"name":"A","value":"1"},{"name":"B","value":"2"}]'],
    ['set resources deploy web --limits=cpu=1', 'deployment.apps/web resource requirements updated\n', '.spec.template.spec.containers[0].resources', 'deploy web', '{"limits":{"cpu":"1"}}'],
    ['set serviceaccount deploy web robot', 'deployment.apps/web serviceaccount updated\n', '.spec.template.spec.serviceAccountName', 'deploy web', 'robot'],
  ])('%s', (words, text, path, what, value) => {
    expect(said(`kubectl ${words}`)).toBe(text)
    expect(field(path, what)).toBe(value)
  }) // prettier-ignore

  it('says nothing when an image is set that is there already', () => {
    expect(world.type('kubectl set image deploy/web web=nginx:1.29')).toEqual({ exit: 0, stdout: '', stderr: '' })
  })

  it.each([
    ['expose deployment web', "error: couldn't find port via --port flag or introspection\n"],
    ['expose cm kube-root-ca.crt --port=1', 'not found'],
    ['autoscale deploy web', 'error: --max=MAXPODS is required and must be at least 1, max: -1\n'],
    ['autoscale deploy web --min=3 --max=2', 'error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: 2, min: 3\n'],
    ['set image deploy/web nope=x', 'error: unable to find container named "nope"\n'],
    ['set env deploy/web', 'error: at least one environment variable must be provided\n'],
  ])('%s is refused', (words, text) => {
    expect(world.type(`kubectl ${words}`).stderr).toContain(text)
  }) // prettier-ignore
})

describe('kubectl edit', () => {
  const edit = (change: (text: string) => string): string => {
    world.editor = change
    return said('kubectl edit deploy web')
  }

  it('sends what the editor changed', () => {
    expect(edit((text) => text.replace('replicas: 3', 'replicas: 8'))).toBe('deployment.apps/web edited\n')
    expect(field('.spec.replicas')).toBe('8')
    expect(field('.metadata.managedFields[*].manager')).toContain('kubectl-edit')
  })

  it('does nothing when nothing was changed, or everything was taken away', () => {
    expect(edit((text) => text)).toBe('Edit cancelled, no changes made.\n')
    expect(edit(() => '')).toBe('Edit cancelled, saved file was empty.\n')
  })

  it('comes back with what was refused, and gives up with whoever gives up', () => {
    const seen: string[] = []
    const text = edit((shown) => {
      seen.push(shown)
      return shown.replace('replicas: 3', 'replicas: -1')
    })
    expect(seen[1]).toContain('# The Deployment "web" is invalid: spec.replicas: Invalid value: -1')
    expect(text).toContain('error: Edit cancelled, no valid changes were saved.\n')
  })

  it('needs an editor', () => {
    world.editor = null
    expect(said('kubectl edit deploy web')).toContain('error: unable to launch the editor')
  })
})

describe('kubectl taint, cordon and label', () => {
  beforeEach(() => world.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' } }))

  it.each([
    [['taint node n a=b:NoSchedule'], 'node/n tainted\n'],
    [['taint node n a=b:NoSchedule', 'taint node n a=c:NoSchedule'], 'error: node n already has a taint(s) with same effect(s) and --overwrite is false\n'],
    [['taint node n a=b:NoSchedule', 'taint node n a=c:NoSchedule --overwrite'], 'node/n modified\n'],
    [['taint node n a=b:NoSchedule', 'taint node n a-'], 'node/n untainted\n'],
    [['taint node n a-'], 'error: taint "a" not found\n'],
    [['taint node n a=b:Nonsense'], 'error: invalid taint effect: Nonsense, unsupported taint effect\n'],
    [['cordon n'], 'node/n cordoned\n'],
    [['cordon n', 'cordon n'], 'node/n already cordoned\n'],
    [['cordon n --dry-run=client', 'uncordon n'], 'node/n already uncordoned\n'],
    [['label node n a=b --dry-run=server', 'label node n a=c'], 'node/n labeled\n'],
    [['label node n a=b', 'label node n --list'], 'a=b\n'],
  ])('%j', (lines, text) => {
    expect(lines.map((line) => said(`kubectl ${line}`)).at(-1)).toBe(text)
  }) // prettier-ignore
})
