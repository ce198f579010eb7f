# The same answer in every form.
$ kubectl create deployment web --image=nginx:1.27 --replicas=2
deployment.apps/web created
$ kubectl rollout status deploy/web --timeout=2m | tail -1
deployment "web" successfully rolled out
$ kubectl get deploy web -o name
deployment.apps/web
$ kubectl get deploy web -o jsonpath='{.metadata.name} has {.status.readyReplicas}{"\n"}'
web has 2
$ kubectl get pods -l app=web -o jsonpath='{range .items[*]}{.spec.containers[0].image}{"\n"}{end}'
nginx:1.27
nginx:1.27
$ kubectl get nodes -o jsonpath='{.items[*].status.conditions[?(@.type=="Ready")].status}'
True True True True
$ kubectl get deploy web -o go-template='{{range .spec.template.spec.containers}}{{.name}}: {{.image}}{{"\n"}}{{end}}'
nginx: nginx:1.27
$ kubectl get deploy web -o custom-columns=NAME:.metadata.name,WANTED:.spec.replicas,NONE:.nothing
NAME   WANTED   NONE
web    2        <none>
$ kubectl get svc kubernetes -o kyaml | head -3
---
{
  apiVersion: "v1",
$ kubectl get deploy web -o jsonpath-as-json='{.spec.replicas}'
[
    2
]
! kubectl get pods -o bad
error: unable to match a printer suitable for the output format "bad", allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml
! kubectl get pods -o jsonpath='{.items[0'
error: error parsing jsonpath {.items[0, unterminated array
! kubectl get deploy web -o go-template='{{nonsense}}'
error: error parsing template {{nonsense}}, template: output:1: function "nonsense" not defined
$ kubectl get deploy web -v=6 2>&1 | grep -o '"Response".*url="[^"]*" status="200 OK"'
"Response" verb="GET" url="https://10.0.0.10:6443/apis/apps/v1/namespaces/default/deployments/web" status="200 OK"
$ kubectl explain deployment.spec.strategy
GROUP:      apps
KIND:       Deployment
VERSION:    v1

FIELD: strategy <DeploymentStrategy>


DESCRIPTION:
    <empty>
FIELDS:
  rollingUpdate	<RollingUpdateDeployment>
    <no description>

  type	<string>
  enum: Recreate, RollingUpdate
    <no description>
! kubectl explain deployment.spec.nonsense
error: field "nonsense" does not exist
$ kubectl version -o json | jq -r .serverVersion.gitVersion
v1.36.2
$ kubectl options | head -4
The following options can be passed to any command:

    --as='':
	Username to impersonate for the operation. User could be a regular user or a service account in a namespace.
