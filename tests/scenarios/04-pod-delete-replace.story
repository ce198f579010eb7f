# Whatever is taken from a ReplicaSet, it makes good: deleted, forced away, or labelled as another's.
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl get pods -o name | head -n 1
pod/web-6d858bb8f7-…
$ kubectl delete pod -l app=web
pod "web-6d858bb8f7-…" deleted from default namespace
pod "web-6d858bb8f7-…" deleted from default namespace
pod "web-6d858bb8f7-…" deleted from default namespace
$ kubectl rollout status deployment/web
deployment "web" successfully rolled out
$ kubectl get pods
NAME                   READY   STATUS    RESTARTS   AGE
web-6d858bb8f7-…   1/1     Running   0          …
web-6d858bb8f7-…   1/1     Running   0          …
web-6d858bb8f7-…   1/1     Running   0          …
$ kubectl apply -f stubborn.yaml
pod/stubborn created
$ kubectl wait pod/stubborn --for=condition=Ready
pod/stubborn condition met
$ kubectl delete pod stubborn --wait=false
pod "stubborn" deleted from default namespace
$ sleep 2s
$ kubectl get pod stubborn
NAME       READY   STATUS        RESTARTS   AGE
stubborn   1/1     Terminating   0          …
$ kubectl get pod stubborn -o jsonpath={.metadata.deletionGracePeriodSeconds}
5
$ kubectl wait pod/stubborn --for=delete --timeout=10s
pod/stubborn condition met
! kubectl get pod stubborn
Error from server (NotFound): pods "stubborn" not found
$ kubectl apply -f stubborn.yaml
pod/stubborn created
$ kubectl wait pod/stubborn --for=condition=Ready
pod/stubborn condition met
$ kubectl delete pod stubborn --force --grace-period=0
Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.
pod "stubborn" force deleted from default namespace
$ kubectl delete deployment web
deployment.apps "web" deleted from default namespace
$ sleep 5s
$ kubectl get pods
No resources found in default namespace.
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: nginx:1.27
        ports: [{containerPort: 80}]
        resources: {requests: {cpu: 100m, memory: 64Mi}}
-- stubborn.yaml --
apiVersion: v1
kind: Pod
metadata: {name: stubborn, labels: {app: stubborn}}
spec:
  terminationGracePeriodSeconds: 5
  containers: [{name: c, image: "busybox:1.36", command: [sh, -c, "sleep 3600"]}]
