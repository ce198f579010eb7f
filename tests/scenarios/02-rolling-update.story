# Ten Pods get a new image, at most three at once, and the old one back.
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl set image deployment/web web=nginx:1.28
deployment.apps/web image updated
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl annotate deployment/web kubernetes.io/change-cause="image 1.28"
deployment.apps/web annotated
$ kubectl rollout history deployment/web
deployment.apps/web 
REVISION  CHANGE-CAUSE
1         <none>
2         image 1.28
$ kubectl rollout undo deployment/web
Warning: resource deployments/web was previously managed with 'kubectl apply'. Rolling back will not update the kubectl.kubernetes.io/last-applied-configuration annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.
deployment.apps/web rolled back
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl rollout history deployment/web
deployment.apps/web 
REVISION  CHANGE-CAUSE
2         image 1.28
3         <none>
$ kubectl rollout history deployment/web --revision=3
deployment.apps/web with revision #3
Pod Template:
  Labels:	app=web
	pod-template-hash=6d858bb8f7
  Containers:
   web:
    Image:	nginx:1.27
    Port:	80/TCP
    Host Port:	0/TCP
    Requests:
      cpu:	100m
      memory:	64Mi
    Environment:	<none>
    Mounts:	<none>
  Volumes:	<none>
  Node-Selectors:	<none>
  Tolerations:	<none>
$ kubectl get deploy,rs -o wide
NAME                  READY   UP-TO-DATE   AVAILABLE   AGE   CONTAINERS   IMAGES       SELECTOR
deployment.apps/web   10/10   10           10          …    web          nginx:1.27   app=web

NAME                             DESIRED   CURRENT   READY   AGE   CONTAINERS   IMAGES       SELECTOR
replicaset.apps/web-5cdb79d6b8   0         0         0       …    web          nginx:1.28   app=web,pod-template-hash=5cdb79d6b8
replicaset.apps/web-6d858bb8f7   10        10        10      …    web          nginx:1.27   app=web,pod-template-hash=6d858bb8f7
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 10
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: nginx:1.27
        ports: [{containerPort: 80}]
        resources: {requests: {cpu: 100m, memory: 64Mi}}
