# An owner is deleted in three ways: its children follow later, go first, or are left behind as orphans.
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl wait deployment/web --for=condition=Available --timeout=60s
deployment.apps/web condition met
$ kubectl get replicaset -o jsonpath='{range .items[*]}{range .metadata.ownerReferences[*]}{.kind}/{.name} controller={.controller} blockOwnerDeletion={.blockOwnerDeletion}{"\n"}{end}{end}'
Deployment/web controller=true blockOwnerDeletion=true

# In the background, as kubectl does it unless told otherwise: the owner is gone at once, and the garbage collector finds those it left.
$ kubectl delete deployment web
deployment.apps "web" deleted from default namespace
! kubectl get deployment web
Error from server (NotFound): deployments.apps "web" not found
$ kubectl wait pods -l app=web --for=delete --timeout=90s
pod/web-7f75c4f559-… condition met
pod/web-7f75c4f559-… condition met
$ kubectl get all -l app=web
No resources found in default namespace.

# In the foreground: the owner stays, marked, until all those who block its deletion are gone. These take ten seconds to end.
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl wait deployment/web --for=condition=Available --timeout=60s
deployment.apps/web condition met
$ kubectl delete deployment web --cascade=foreground --wait=false
deployment.apps "web" deleted from default namespace
$ kubectl get deployment web -o jsonpath='{.metadata.finalizers}'
["foregroundDeletion"]
$ sleep 2
$ kubectl get deployment,replicaset -o name
deployment.apps/web
replicaset.apps/web-7f75c4f559
$ kubectl get pods --no-headers
web-7f75c4f559-…   1/1   Terminating   0     …
web-7f75c4f559-…   1/1   Terminating   0     …
$ kubectl wait deployment/web --for=delete --timeout=90s
deployment.apps/web condition met
$ kubectl get all -l app=web
No resources found in default namespace.

# As orphans: nobody is deleted with the owner, and whoever selects them adopts them.
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl wait deployment/web --for=condition=Available --timeout=60s
deployment.apps/web condition met
$ kubectl delete deployment web --cascade=orphan
deployment.apps "web" deleted from default namespace
$ kubectl get replicaset -o custom-columns='NAME:.metadata.name,OWNERS:.metadata.ownerReferences'
NAME             OWNERS
web-7f75c4f559   <none>
$ kubectl delete replicaset --all --cascade=orphan
replicaset.apps "web-7f75c4f559" deleted from default namespace
$ kubectl get pods -o custom-columns='NAME:.metadata.name,OWNERS:.metadata.ownerReferences'
NAME                   OWNERS
web-7f75c4f559-…   <none>
web-7f75c4f559-…   <none>
$ sleep 10
$ kubectl get pods --no-headers
web-7f75c4f559-…   1/1   Running   0     …
web-7f75c4f559-…   1/1   Running   0     …
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl wait deployment/web --for=jsonpath='{.status.readyReplicas}'=2 --timeout=60s
deployment.apps/web condition met
$ kubectl get pods -o custom-columns='NAME:.metadata.name,OWNER:.metadata.ownerReferences[0].kind'
NAME                   OWNER
web-7f75c4f559-…   ReplicaSet
web-7f75c4f559-…   ReplicaSet

# An owner can be anything; one who does not exist cannot keep a child alive.
$ kubectl create configmap parent
configmap/parent created
$ uid=$(kubectl get configmap parent -o jsonpath='{.metadata.uid}')
$ sed "s/UID/$uid/" child.yaml | kubectl apply -f -
configmap/child created
$ sed "s/UID/00000000-0000-0000-0000-000000000000/; s/name: child/name: stranger/" child.yaml | kubectl apply -f -
configmap/stranger created
$ sleep 2
$ kubectl get configmaps child stranger -o name --ignore-not-found
configmap/child
$ kubectl delete configmap parent
configmap "parent" deleted from default namespace
$ kubectl wait configmap/child --for=delete --timeout=10s
configmap/child condition met
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
      terminationGracePeriodSeconds: 10
      containers:
      - {name: web, image: "busybox:1.36", command: [sleep, 1d]}
-- child.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: child
  ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: parent, uid: UID}]
