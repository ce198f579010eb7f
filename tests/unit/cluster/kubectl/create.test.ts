/** `kubectl create KIND`: what flags make of an object, as `--dry-run=client -o yaml` shows it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ApiWorld } from './api-world'

let world: ApiWorld

beforeEach(() => {
  world = new ApiWorld()
  world.files['app.properties'] = 'a=1\n'
  world.files['vars.env'] = '# remark\nA=1\n\nB=two words\n'
})

/** What follows `--` is not kubectl's. */
const made = (words: string): object => {
  const [flags, command] = words.split(' -- ')
  const { stdout, stderr } = world.type(
    `kubectl create ${flags!} --dry-run=client -o yaml${command ? ` -- ${command}` : ''}`,
  )
  expect(stderr).toBe('')
  return parse(stdout) as object
}

describe('kubectl create', () => {
  it.each([
    ['namespace team', { kind: 'Namespace', metadata: { name: 'team' } }],
    ['configmap c --from-literal=a=b --from-file=app.properties', { data: { a: 'b', 'app.properties': 'a=1\n' } }],
    ['configmap c --from-env-file=vars.env', { data: { A: '1', B: 'two words' } }],
    ['secret generic s --from-literal=a=b', { kind: 'Secret', data: { a: 'Yg==' } }],
    [
      'secret docker-registry r --docker-username=u --docker-password=p --docker-server=reg',
      { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': 'eyJhdXRocyI6eyJyZWciOnsiYXV0aCI6ImRUcHciLCJwYXNzd29yZCI6InAiLCJ1c2VybmFtZSI6InUifX19' } },
    ],
    ['service clusterip s --tcp=80:8080', { spec: { type: 'ClusterIP', selector: { app: 's' }, ports: [{ name: '80-8080', port: 80, protocol: 'TCP', targetPort: 8080 }] } }],
    ['service nodeport s --tcp=80 --node-port=30080', { spec: { type: 'NodePort', ports: [{ name: '80', port: 80, protocol: 'TCP', targetPort: 80, nodePort: 30080 }] } }],
    ['service externalname s --external-name=example.com', { spec: { type: 'ExternalName', externalName: 'example.com' } }],
    ['role r --verb=get,list --resource=pods,deployments.apps,pods/log', { rules: [{ apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] }, { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list'] }] }],
    ['clusterrole r --verb=get --non-resource-url=/logs/*', { rules: [{ nonResourceURLs: ['/logs/*'], verbs: ['get'] }] }],
    ['clusterrole r --aggregation-rule=a=b', { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] } }],
    ['rolebinding b --role=r --user=u --group=g --serviceaccount=ns:sa', { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' }, subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'u' }, { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'g' }, { kind: 'ServiceAccount', name: 'sa', namespace: 'ns' }] }],
    ['quota q --hard=pods=3,cpu=1 --scopes=BestEffort', { kind: 'ResourceQuota', spec: { hard: { pods: '3', cpu: '1' }, scopes: ['BestEffort'] } }],
    ['priorityclass p --value=7 --global-default', { value: 7, globalDefault: true, preemptionPolicy: 'PreemptLowerPriority' }],
    ['pdb p --selector=app=web --max-unavailable=25%', { spec: { maxUnavailable: '25%', selector: { matchLabels: { app: 'web' } } } }],
    ['job j --image=busybox -- sleep 1', { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'j', image: 'busybox', command: ['sleep', '1'] }] } } } }],
    ['cronjob c --image=busybox --schedule="*/5 * * * *"', { spec: { schedule: '*/5 * * * *', jobTemplate: { metadata: { name: 'c' }, spec: { template: { spec: { restartPolicy: 'OnFailure' } } } } } }],
    ['ingress i --class=nginx --rule="a.example.com/x*=web:http,tls=sec"', { spec: { ingressClassName: 'nginx', rules: [{ host: 'a.example.com', http: { paths: [{ path: '/x', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }] } }], tls: [{ hosts: ['a.example.com'], secretName: 'sec' }] } }],
  ])('%s', (words, object) => {
    expect(made(words)).toMatchObject(object)
  }) // prettier-ignore

  it.each([
    ['create namespace', "error: exactly one NAME is required, got 0\nSee 'kubectl create namespace -h' for help and examples\n"],
    ['create quota q --hard=pods=x', "error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'\n"],
    ['create configmap c --from-literal=a', 'error: invalid literal source a, expected key=value\n'],
    ['create configmap c --from-file=none', 'error: error reading none: no such file or directory\n'],
    ['create service clusterip s', 'error: at least one tcp port specifier must be provided\n'],
    ['create role r --resource=pods', 'error: at least one verb must be specified\n'],
    ['create role r --verb=get --resource=nonsense', 'error: the server doesn\'t have a resource type "nonsense"\n'],
    ['create rolebinding b --user=u', 'error: exactly one of clusterrole or role must be specified\n'],
    ['create pdb p --selector=a=b', 'error: one of min-available or max-unavailable must be specified\n'],
    ['create job j', 'error: either --image or --from must be specified\n'],
    ['create secret generic s --dry-run=maybe', 'error: Invalid dry-run value (maybe). Must be "none", "server", or "client".\n'],
    ['run p', 'error: required flag(s) "image" not set\n'],
    ['run p --image=nginx -it', 'error: --stdin is not part of this simulation: nobody can attach to a container here\n'],
  ])('%s is refused', (words, text) => {
    expect(world.type(`kubectl ${words}`)).toEqual({ exit: 1, stdout: '', stderr: text })
  }) // prettier-ignore

  it('notes under which name the fields were set', () => {
    world.type('kubectl create configmap c --from-literal=a=b')
    const managers = '{.metadata.managedFields[*].manager}'
    expect(world.type(`kubectl get cm c --show-managed-fields -o jsonpath=${managers}`).stdout).toBe('kubectl-create')
  })
})
