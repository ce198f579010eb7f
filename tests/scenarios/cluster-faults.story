# Parts of the cluster stop, one at a time, and what depends on them stands still.
$ cluster components
NAME                       STATUS
etcd                       Running
kube-apiserver             Running
kube-controller-manager    Running
kube-scheduler             Running
containerd/control-plane   Running
kubelet/control-plane      Running
kube-proxy/control-plane   Running
containerd/worker-1        Running
kubelet/worker-1           Running
kube-proxy/worker-1        Running
containerd/worker-2        Running
kubelet/worker-2           Running
kube-proxy/worker-2        Running
containerd/worker-3        Running
kubelet/worker-3           Running
kube-proxy/worker-3        Running
$ kubectl create deployment web --image=nginx:1.27 --replicas=2
deployment.apps/web created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ cluster stop kube-scheduler
kube-scheduler stopped
$ kubectl scale deployment/web --replicas=3
deployment.apps/web scaled
$ sleep 5s
$ kubectl get pods --field-selector spec.nodeName= --no-headers
web-74d644cc78-…   0/1   Pending   0     …
$ cluster start kube-scheduler
kube-scheduler started
$ kubectl wait deployment/web --for=jsonpath='{.status.readyReplicas}'=3 --timeout=60s
deployment.apps/web condition met
$ cluster stop kube-controller-manager
kube-controller-manager stopped
$ kubectl scale deployment/web --replicas=4
deployment.apps/web scaled
$ sleep 5s
$ kubectl get deployment web
NAME   READY   UP-TO-DATE   AVAILABLE   AGE
web    3/4     3            3           …
$ cluster start kube-controller-manager
kube-controller-manager started
$ kubectl wait deployment/web --for=jsonpath='{.status.readyReplicas}'=4 --timeout=60s
deployment.apps/web condition met
$ cluster stop kube-apiserver
kube-apiserver stopped
! kubectl get pods
The connection to the server 10.0.0.10:6443 was refused - did you specify the right host or port?
! kubectl apply -f any.yaml
error: error validating "any.yaml": error validating data: failed to download openapi: Get "https://10.0.0.10:6443/openapi/v2?timeout=32s": dial tcp 10.0.0.10:6443: connect: connection refused; if you choose to ignore these errors, turn validation off with --validate=false
! kubectl version
Client Version: v1.36.4
Kustomize Version: v5.8.1
The connection to the server 10.0.0.10:6443 was refused - did you specify the right host or port?
$ cluster start kube-apiserver
kube-apiserver started
$ sleep 5s
$ kubectl get deployment web
NAME   READY   UP-TO-DATE   AVAILABLE   AGE
web    4/4     4            4           …
$ cluster stop kubelet worker-1
kubelet/worker-1 stopped
$ cluster stop kubelet/worker-1
kubelet/worker-1 was not running
$ cluster start kubelet/worker-1
kubelet/worker-1 started
$ cluster start kubelet/worker-1
kubelet/worker-1 is running already
! cluster stop kube-sheduler
error: no component is called "kube-sheduler"

Did you mean this?
	kube-scheduler
! cluster stop
error: usage: cluster stop COMPONENT | stop kubelet NODE
! cluster power-off worker-9
error: no node is called "worker-9"

Did you mean this?
	worker-1
	worker-2
	worker-3
! cluster power-of worker-1
error: unknown command "power-of"

Did you mean this?
	power-off
	power-on
! cluster crash nope
error: pod default/nope has no running container
! cluster explode
error: unknown command "explode"

There are: audit, components, crash, encrypt, power-off, power-on, request, start, stop
$ cluster help
cluster breaks and mends the machines and processes of the cluster, and sends requests over its network.

  cluster audit [--user U] [--verb V] [--tail N]             Print the audit log: who did what, and by which right
  cluster components                                         List every part that can be stopped, and whether it runs
  cluster crash POD [-c CONTAINER] [-n NAMESPACE]            Kill a container's process
  cluster encrypt FILE | encrypt --off                       Have the API server encrypt what it stores from now on
  cluster power-off NODE                                     Pull a node's plug: everything on it ends at once
  cluster power-on NODE                                      Start a node again
  cluster request TARGET [--from NODE|pod/NAME] [--count N]  Ask a Service or an address for a page, as curl does
  cluster start COMPONENT | start kubelet NODE               Start a component that was stopped
  cluster stop COMPONENT | stop kubelet NODE                 Kill one component; its memory is gone

Simplified: names are looked up at the API server, there is no DNS yet.
-- any.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: any}
