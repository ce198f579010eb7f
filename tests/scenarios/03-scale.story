# Six Pods, then two, then none: the size is one number of the Deployment.
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl scale deployment/web --replicas=6
deployment.apps/web scaled
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl get deployment web
NAME   READY   UP-TO-DATE   AVAILABLE   AGE
web    6/6     6            6           …
$ kubectl scale deployment/web --replicas=2
deployment.apps/web scaled
$ sleep 3s
$ kubectl get deploy,rs
NAME                  READY   UP-TO-DATE   AVAILABLE   AGE
deployment.apps/web   2/2     2            2           …

NAME                             DESIRED   CURRENT   READY   AGE
replicaset.apps/web-6d858bb8f7   2         2         2       …
$ kubectl scale deployment/web --replicas=0
deployment.apps/web scaled
$ sleep 3s
$ kubectl get all -l app=web
NAME                  READY   UP-TO-DATE   AVAILABLE   AGE
deployment.apps/web   0/0     0            0           …

NAME                             DESIRED   CURRENT   READY   AGE
replicaset.apps/web-6d858bb8f7   0         0         0       …
! kubectl scale deployment/web --current-replicas=5 --replicas=1
error: Expected replicas to be 5, was 0
! kubectl scale deployment/nope --replicas=1
Error from server (NotFound): deployments.apps "nope" not found
! kubectl scale deployment/web
error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0
! kubectl scale deployment/web --replicas=-1
error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0
! kubectl scale --replicas=2
error: You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'
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
