/** Commands that only look, and the flags that stand anywhere. */
import { beforeEach, describe, expect, it } from 'vitest'
import { kubectlWords } from '../../../../electron/cluster/kubectl/completion'
import { findCommand } from '../../../../electron/cluster/kubectl/command-line'
import { ROOT } from '../../../../electron/cluster/kubectl/commands'
import { ApiWorld } from './api-world'

let world: ApiWorld

beforeEach(() => {
  world = new ApiWorld()
})

const said = (line: string): string => {
  const { stdout, stderr } = world.type(line)
  return stdout + stderr
}

describe('output forms', () => {
  beforeEach(() => {
    world.type('kubectl create configmap c --from-literal=a=b')
    world.files['names.tpl'] = '{{range .items}}{{.metadata.name}};{{end}}'
    world.files['columns.txt'] = 'NAME A\n.metadata.name .data.a\n'
  })

  it.each([
    ['-o jsonpath={.data.a}', 'b'],
    ['-o go-template={{.data.a}}', 'b'],
    ['--template={{.data.a}}', 'b'],
    ['-o jsonpath-as-json={.data}', '[\n    {\n        "a": "b"\n    }\n]\n'],
    ['-o name', 'configmap/c\n'],
    ['-o custom-columns=N:metadata.name,D:.data,X:.nothing', 'N     D          X\nc     map[a:b]   <none>\n'],
    ['-o custom-columns-file=columns.txt', 'NAME   A\nc      b\n'],
    ['-o custom-columns=N:metadata.name --no-headers', 'c\n'],
  ])('get configmap c %s', (words, text) => {
    expect(said(`kubectl get configmap c ${words}`)).toBe(text)
  })

  it('reads a template from a file, and gives it a List', () => {
    expect(said('kubectl get cm -o go-template-file=names.tpl')).toContain('c;')
  })

  it.each([
    ['-o bad', 'unable to match a printer suitable for the output format "bad", allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml'],
    ['-o jsonpath', 'template format specified but no template given'],
    ['-o jsonpath={.a', 'error parsing jsonpath {.a, unclosed action'],
    ['-o go-template={{.a', 'error parsing template {{.a, template: output:1: unclosed action'],
    ['-o custom-columns=A', 'unexpected custom-columns spec: A, expected <header>:<json-path-expr>'],
    ['-o go-template-file=none', 'error reading --template none, open none: no such file or directory'],
  ])('get cm %s is refused before anything is asked', (words, text) => {
    expect(said(`kubectl get cm ${words}`).trimEnd()).toBe(`error: ${text}`)
  }) // prettier-ignore
})

describe('kubectl explain', () => {
  it.each([
    ['deployment.spec.replicas', 'GROUP:      apps\nKIND:       Deployment\nVERSION:    v1\n\nFIELD: replicas <integer>\n\n\nDESCRIPTION:\n    <empty>\n\n'],
    ['pod.spec.nonsense', 'error: field "nonsense" does not exist\n'],
    ['nonsense', 'error: the server doesn\'t have a resource type "nonsense"\n'],
  ])('%s', (what, text) => {
    expect(said(`kubectl explain ${what}`)).toBe(text)
  }) // prettier-ignore

  it('names each field with its type, and what must be there', () => {
    expect(said('kubectl explain pod.spec.containers')).toMatch(
      /^KIND: {7}Pod\nVERSION: {4}v1\n\nFIELD: containers <\[\]Container>\n\n\nDESCRIPTION:\n {4}<empty>\nFIELDS:\n[\s\S]*\n {2}name\t<string> -required-\n {4}<no description>\n/,
    )
    expect(said('kubectl explain pod --recursive')).toContain('\n      resources\t<ResourceRequirements>\n')
  })
})

describe('kubectl auth', () => {
  it.each([
    ['can-i create pods', 0, 'yes\n'],
    ['can-i create pods --as=alice', 1, 'no\n'],
    ['can-i create pods --as=alice -q', 1, ''],
    ['can-i get /metrics', 0, 'yes\n'],
    ['can-i get nonsense', 0, "yes\nWarning: the server doesn't have a resource type 'nonsense'\n\n"],
    ['can-i get nodes', 0, "yes\nWarning: resource 'nodes' is not namespace scoped\n\n"],
  ])('%s', (words, exit, text) => {
    const answer = world.type(`kubectl auth ${words}`)
    expect([answer.exit, answer.stdout + answer.stderr]).toEqual([exit, text])
  })

  it('says who one is', () => {
    expect(said('kubectl auth whoami --as=alice --as-group=dev')).toContain(
      'Username    alice\nGroups      [dev system:authenticated]\n',
    )
  })
})

const CONFIG = `apiVersion: v1
kind: Config
current-context: one
clusters: [{name: c, cluster: {server: "https://10.0.0.10:6443"}}]
contexts: [{name: one, context: {cluster: c, user: u}}, {name: two, context: {cluster: c, user: u, namespace: web}}]
users: [{name: u, user: {token: secret}}]
`

describe('kubectl config', () => {
  beforeEach(() => {
    world.files['/.kube/config'] = CONFIG
  })

  it.each([
    ['current-context', 'one\n'],
    ['get-contexts', 'CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n*         one    c         u          \n          two    c         u          web\n'],
    ['get-contexts -o name', 'one\ntwo\n'],
    ['get-contexts three', 'CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\nerror: context three not found\n'],
    ['get-users', 'NAME\nu\n'],
    ['use-context three', 'error: no context exists with the name: "three"\n'],
    ['view -o jsonpath={.users[0].user.token}', 'REDACTED'],
    ['view --raw -o jsonpath={.users[0].user.token}', 'secret'],
    ['delete-context two', 'deleted context two from /.kube/config\n'],
    ['delete-user u', 'deleted user u from /.kube/config\n'],
    ['set-context --current --namespace=x', 'Context "one" modified.\n'],
    ['set-credentials v --token=t', 'User "v" set.\n'],
    ['unset current-context', 'Property "current-context" unset.\n'],
  ])('%s', (words, text) => {
    expect(said(`kubectl config ${words}`)).toBe(text)
  }) // prettier-ignore

  it('writes what it changes, and every other command goes by it', () => {
    said('kubectl config use-context two')
    expect(said('kubectl config current-context')).toBe('two\n')
    expect(said('kubectl config view --minify -o jsonpath="{..namespace}"')).toBe('web')
    expect(said('kubectl get pods')).toBe('error: You must be logged in to the server (Unauthorized)\n')
  })

  it.each([
    ['--context=three', 'error: context "three" does not exist\n'],
    ['--user=nobody', 'error: auth info "nobody" does not exist\n'],
    ['--kubeconfig=none', 'error: stat none: no such file or directory\n'],
    ['--kubeconfig=/dev/null', 'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n'],
    ['--server=https://other:1', 'Unable to connect to the server: dial tcp: lookup other: no such host\n'],
  ])('get pods %s', (words, text) => {
    expect(said(`kubectl get pods ${words}`)).toBe(text)
  }) // prettier-ignore
})

describe('flags', () => {
  it.each([
    ['-n web get pods', 'kubectl get', ['-n', 'web', 'pods']],
    ['get -n web pods', 'kubectl get', ['-n', 'web', 'pods']],
    ['rollout -n web status deploy/x', 'kubectl rollout status', ['-n', 'web', 'deploy/x']],
    ['--context admin config get-contexts', 'kubectl config get-contexts', ['--context', 'admin']],
    ['run x --image=y -- get pods', 'kubectl run', ['x', '--image=y', '--', 'get', 'pods']],
  ])('%s', (line, path, words) => {
    const found = findCommand(ROOT, line.split(' '))
    expect([found.path, found.words]).toEqual([path, words])
  })

  it('tell of requests at -v=6 and above, and of bodies at -v=8', () => {
    expect(world.type('kubectl get pods -v=6').stderr).toMatch(
      /\] "Response" verb="GET" url="https:\/\/10\.0\.0\.10:6443\/api\/v1\/namespaces\/default\/pods\?limit=500" status="200 OK" milliseconds=\d+\n/,
    )
    const loud = world.type('kubectl create configmap c -v=8').stderr
    expect(loud).toContain(
      '"Request" verb="POST" url="https://10.0.0.10:6443/api/v1/namespaces/default/configmaps?fieldManager=kubectl-create&fieldValidation=Strict" headers=<\n',
    )
    expect(loud).toContain('"Request Body" body="{\\"apiVersion\\":\\"v1\\"')
    expect(world.type('kubectl get cm c -v=9').stderr).toContain('curl -v -XGET  -H "Accept: application/json;as=Table')
  })

  it('give up on an answer that comes too late', () => {
    expect(said('kubectl get pods --request-timeout=1ms')).toMatch(
      /^Unable to connect to the server: .*Client\.Timeout exceeded/,
    )
  })
})

describe('discovery', () => {
  it('is asked for once, and again when a word is not known', () => {
    const requests = (line: string): number => (world.type(line).stderr.match(/url="[^"]*\/apis?"/g) ?? []).length
    expect(requests('kubectl get pods -v=6')).toBe(2)
    expect(requests('kubectl get pods -v=6')).toBe(0)
    expect(requests('kubectl get nonsense -v=6')).toBe(2)
  })

  it('lists what the server serves, one version each', () => {
    const names = said('kubectl api-resources -o name').split('\n')
    expect(names.indexOf('configmaps')).toBeLessThan(names.indexOf('deployments.apps'))
    expect(names.filter((name) => name === 'horizontalpodautoscalers.autoscaling')).toHaveLength(1)
    expect(said('kubectl api-resources --api-group=apps --no-headers')).toMatch(
      /^controllerrevisions +apps\/v1 +true +ControllerRevision\n/,
    )
  })
})

describe('completion', () => {
  const view = {
    files: () => ['web.yaml'],
    names: (kind: string) => [`${kind.toLowerCase()}-1`],
    containers: () => ['main'],
    kubeconfigNames: () => ['admin'],
  }

  it.each([
    ['', 'rol', ['rollout', 'drain', 'help']],
    ['rollout', '', ['status', 'undo']],
    ['config use-context', '', ['admin']],
    ['get', 'dep', ['deployments']],
    ['get', 'pods,sv', ['pods,services']],
    ['get pods', '', ['pod-1']],
    ['describe', 'deploy/', ['deploy/deployment-1']],
    ['get pods -o', '', ['jsonpath=', 'yaml']],
    ['get pods', '--output=y', ['--output=yaml']],
    ['--context', '', ['admin']],
    ['logs pod-1 -c', '', ['main']],
    ['drain', '', ['node-1']],
    ['apply -f', '', ['web.yaml']],
    ['create', '', ['configmap', 'clusterrolebinding']],
    ['explain', 'pod', ['pods']],
  ])('kubectl %s %s…', (line, word, some) => {
    expect(kubectlWords(line === '' ? [] : line.split(' '), word, view)).toEqual(expect.arrayContaining(some))
  })
})
