# The same objects, seen in many ways.
$ kubectl apply -f web.yaml
deployment.apps/web created
service/web created
configmap/settings created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl get nodes
NAME            STATUS   ROLES           AGE   VERSION
control-plane   Ready    control-plane   …   v1.36.2
worker-1        Ready    <none>          …   v1.36.2
worker-2        Ready    <none>          …   v1.36.2
worker-3        Ready    <none>          …   v1.36.2
$ kubectl get nodes -o wide
NAME            STATUS   ROLES           AGE   VERSION   INTERNAL-IP   EXTERNAL-IP   OS-IMAGE                         KERNEL-VERSION           CONTAINER-RUNTIME
control-plane   Ready    control-plane   …   v1.36.2   10.0.0.10     <none>        Debian GNU/Linux 12 (bookworm)   6.1.0-35-amd64 (amd64)   containerd://2.1.4
worker-1        Ready    <none>          …   v1.36.2   10.0.0.11     <none>        Debian GNU/Linux 12 (bookworm)   6.1.0-35-amd64 (amd64)   containerd://2.1.4
worker-2        Ready    <none>          …   v1.36.2   10.0.0.12     <none>        Debian GNU/Linux 12 (bookworm)   6.1.0-35-amd64 (amd64)   containerd://2.1.4
worker-3        Ready    <none>          …   v1.36.2   10.0.0.13     <none>        Debian GNU/Linux 12 (bookworm)   6.1.0-35-amd64 (amd64)   containerd://2.1.4
$ kubectl get ns
NAME              STATUS   AGE
default           Active   …
kube-node-lease   Active   …
kube-public       Active   …
kube-system       Active   …
$ kubectl get pods -A -o wide
NAMESPACE   NAME                   READY   STATUS    RESTARTS   AGE   IP           NODE       NOMINATED NODE   READINESS GATES
default     web-6d858bb8f7-…   1/1     Running   0          …    10.244.…   worker-…   <none>           <none>
default     web-6d858bb8f7-…   1/1     Running   0          …    10.244.…   worker-…   <none>           <none>
$ kubectl get svc -o wide
NAME         TYPE        CLUSTER-IP    EXTERNAL-IP   PORT(S)   AGE   SELECTOR
kubernetes   ClusterIP   10.96.0.1     <none>        443/TCP   …   <none>
web          ClusterIP   10.96.…   <none>        80/TCP    …    app=web
$ kubectl get deploy web -o name
deployment.apps/web
$ kubectl get deploy,svc -o name
deployment.apps/web
service/kubernetes
service/web
$ kubectl get pods -l app=web,tier!=x --no-headers
web-6d858bb8f7-…   1/1   Running   0     …
web-6d858bb8f7-…   1/1   Running   0     …
$ kubectl get pods -l app=none
No resources found in default namespace.
$ kubectl get pods -n nonexistent
No resources found in nonexistent namespace.
$ kubectl get pods --field-selector status.phase=Pending
No resources found in default namespace.
$ kubectl get pods -L app
NAME                   READY   STATUS    RESTARTS   AGE   APP
web-6d858bb8f7-…   1/1     Running   0          …    web
web-6d858bb8f7-…   1/1     Running   0          …    web
$ kubectl get pods -o custom-columns=APP:.metadata.labels.app,IMAGE:.spec.containers[0].image
APP   IMAGE
web   nginx:1.27
web   nginx:1.27
$ kubectl get nodes --sort-by=.metadata.name --no-headers -o custom-columns=N:.metadata.name
control-plane
worker-1
worker-2
worker-3
$ kubectl get deploy web -o jsonpath='{.spec.template.spec.containers[*].image}'
nginx:1.27
$ kubectl get nodes -o jsonpath='{range .items[*]}{.metadata.name}{"\n"}{end}'
control-plane
worker-1
worker-2
worker-3
$ kubectl get configmap settings -o json
{
    "apiVersion": "v1",
    "data": {
        "count": "3",
        "html": "\u003cb\u003e\u0026\u003c/b\u003e"
    },
    "kind": "ConfigMap",
    "metadata": {
        "annotations": {
            "kubectl.kubernetes.io/last-applied-configuration": "{\"apiVersion\":\"v1\",\"data\":{\"count\":\"3\",\"html\":\"\\u003cb\\u003e\\u0026\\u003c/b\\u003e\"},\"kind\":\"ConfigMap\",\"metadata\":{\"annotations\":{},\"name\":\"settings\",\"namespace\":\"default\"}}\n"
        },
        "creationTimestamp": "…",
        "name": "settings",
        "namespace": "default",
        "resourceVersion": "…",
        "uid": "…"
    }
}
$ kubectl get lease -n kube-node-lease
NAME            HOLDER          AGE
control-plane   control-plane   …
worker-1        worker-1        …
worker-2        worker-2        …
worker-3        worker-3        …
$ kubectl get endpointslices
NAME         ADDRESSTYPE   PORTS   ENDPOINTS               AGE
kubernetes   IPv4          6443    10.0.0.10               …
web-…    IPv4          80      10.244.…,10.244.…   …
$ kubectl get secrets -A
No resources found
$ kubectl get deployments.apps
NAME   READY   UP-TO-DATE   AVAILABLE   AGE
web    2/2     2            2           …
! kubectl get pod nope
Error from server (NotFound): pods "nope" not found
! kubectl get pods nope nada
Error from server (NotFound): pods "nope" not found
Error from server (NotFound): pods "nada" not found
! kubectl get foo
error: the server doesn't have a resource type "foo"
! kubectl get
You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

error: Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
See 'kubectl get -h' for help and examples
! kubectl get pods --nope
error: unknown flag: --nope
See 'kubectl get --help' for usage.
! kubectl get pods -o bad
error: unable to match a printer suitable for the output format "bad", allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml
! kubectl get pods web -A
error: a resource cannot be retrieved by name across all namespaces
! kubectl get pod deploy/web
error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'
$ kubectl get pod nope --ignore-not-found
$ kubectl get pods -w --request-timeout=1s
NAME                   READY   STATUS    RESTARTS   AGE
web-6d858bb8f7-…   1/1     Running   0          …
web-6d858bb8f7-…   1/1     Running   0          …
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: nginx:1.27
        ports: [{containerPort: 80}]
        resources: {requests: {cpu: 100m, memory: 64Mi}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {html: "<b>&</b>", count: "3"}
