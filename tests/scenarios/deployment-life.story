# The life of a Deployment: made, grown, spoilt, mended, robbed of a Pod, and of a node.
$ kubectl apply -f web.yaml
deployment.apps/web created
service/web created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl get pods
NAME   READY   STATUS    RESTARTS   AGE
web-…   1/1     Running   0          …
web-…   1/1     Running   0          …
web-…   1/1     Running   0          …
web-…   1/1     Running   0          …
$ kubectl get nodes
NAME            STATUS   ROLES           AGE   VERSION
control-plane   Ready    control-plane   …   v1.36.2
worker-1        Ready    <none>          …   v1.36.2
worker-2        Ready    <none>          …   v1.36.2
worker-3        Ready    <none>          …   v1.36.2
$ kubectl scale deployment/web --replicas=6
deployment.apps/web scaled
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl get deployment web
NAME   READY   UP-TO-DATE   AVAILABLE   AGE
web    6/6     6            6           …

# A tag that no registry has: the rollout stalls, and five old Pods go on serving.
$ kubectl set image deployment/web web=nginx:missing-tag
deployment.apps/web image updated
$ sleep 20s
$ kubectl get deploy,rs
NAME                  READY   UP-TO-DATE   AVAILABLE   AGE
deployment.apps/web   5/6     3            5           …

NAME   DESIRED   CURRENT   READY   AGE
replicaset.apps/web-…   5         5         5       …
replicaset.apps/web-…   3         3         0       …
! kubectl rollout status deployment/web --timeout=1s
Waiting for deployment "web" rollout to finish: 3 out of 6 new replicas have been updated...
error: timed out waiting for the condition
$ kubectl get pods --no-headers | grep -c "1/1 *Running"
5
$ kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[0].endpoints[?(@.conditions.ready==true)].conditions.serving}'
true true true true true
$ kubectl rollout undo deployment/web
Warning: resource deployments/web was previously managed with 'kubectl apply'. …
deployment.apps/web rolled back
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out

# One Pod is deleted by hand: another takes its place.
$ kubectl get pods -o name | head -n 1 | xargs kubectl delete
pod "web-…" deleted from default namespace
$ kubectl wait deployment/web --for=jsonpath='{.status.readyReplicas}'=6 --timeout=60s
deployment.apps/web condition met
$ sleep 5s
$ kubectl get pods --no-headers | wc -l
6

# A worker loses its power. Nothing tells the cluster so but silence.
$ cluster power-off worker-2
node/worker-2 powered off
$ sleep 20s
$ kubectl get node worker-2
NAME       STATUS   ROLES    AGE   VERSION
worker-2   Ready    <none>   …   v1.36.2
$ sleep 40s
$ kubectl get node worker-2
NAME       STATUS     ROLES    AGE   VERSION
worker-2   NotReady   <none>   …   v1.36.2
$ kubectl get pods --field-selector spec.nodeName=worker-2
NAME   READY   STATUS    RESTARTS   AGE
web-…   1/1     Running   0          …
…
$ sleep 320s
$ kubectl get pods --field-selector spec.nodeName=worker-2
NAME   READY   STATUS        RESTARTS   AGE
web-…   1/1     Terminating   0          …
…
$ kubectl get deployment web
NAME   READY   UP-TO-DATE   AVAILABLE   AGE
web    6/6     6            6           …
$ kubectl get pods --field-selector spec.nodeName!=worker-2 --no-headers | grep -c "1/1 *Running"
6

# A misspelt field is refused, and nothing of the object is kept.
! kubectl apply -f broken.yaml
Error from server (BadRequest): error when creating "broken.yaml": Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replica"
! kubectl get deployment broken
Error from server (NotFound): deployments.apps "broken" not found
$ kubectl rollout history deployment/web
deployment.apps/web 
REVISION  CHANGE-CAUSE
2         <none>
3         <none>
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 4
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx:1.29
          ports: [{containerPort: 80}]
          readinessProbe:
            httpGet: {path: /, port: 80}
            periodSeconds: 1
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: {app: web}
  ports: [{port: 80}]
-- broken.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: broken
spec:
  replica: 4
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx:1.29
