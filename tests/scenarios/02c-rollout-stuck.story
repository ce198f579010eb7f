# An image that does not exist: the rollout stalls and gives up, the old Pods go on serving.
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ kubectl set image deployment/web web=missing:1
deployment.apps/web image updated
$ sleep 30s
! kubectl rollout status deployment/web --timeout=5s
error: deployment "web" exceeded its progress deadline
$ kubectl get deploy,rs,pod
NAME                  READY   UP-TO-DATE   AVAILABLE   AGE
deployment.apps/web   3/3     1            3           …

NAME                             DESIRED   CURRENT   READY   AGE
replicaset.apps/web-59b46bc78b   1         1         0       …
replicaset.apps/web-6d858bb8f7   3         3         3       …

NAME                       READY   STATUS         RESTARTS   AGE
pod/web-59b46bc78b-…   0/1     …Image…   0          …
pod/web-6d858bb8f7-…   1/1     Running        0          …
pod/web-6d858bb8f7-…   1/1     Running        0          …
pod/web-6d858bb8f7-…   1/1     Running        0          …
$ kubectl rollout undo deployment/web
Warning: resource deployments/web was previously managed with 'kubectl apply'. Rolling back will not update the kubectl.kubernetes.io/last-applied-configuration annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.
deployment.apps/web rolled back
$ sleep 1s
$ kubectl rollout pause deployment/web
deployment.apps/web paused
$ kubectl set image deployment/web web=nginx:1.28
deployment.apps/web image updated
$ sleep 2s
! kubectl rollout undo deployment/web
Warning: resource deployments/web was previously managed with 'kubectl apply'. Rolling back will not update the kubectl.kubernetes.io/last-applied-configuration annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.
error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again
$ kubectl get deploy web -o jsonpath={.status.conditions[*].reason}
MinimumReplicasAvailable DeploymentPaused
! kubectl rollout pause deployment/web
error: deployments.apps "web" is already paused
$ kubectl rollout resume deployment/web
deployment.apps/web resumed
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
! kubectl rollout undo deployment/web --to-revision=99
Warning: resource deployments/web was previously managed with 'kubectl apply'. Rolling back will not update the kubectl.kubernetes.io/last-applied-configuration annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.
error: unable to find specified revision 99 in history
$ kubectl rollout history deployment/web
deployment.apps/web 
REVISION  CHANGE-CAUSE
2         <none>
3         <none>
4         <none>
$ kubectl get rs
NAME             DESIRED   CURRENT   READY   AGE
web-59b46bc78b   0         0         0       …
web-5cdb79d6b8   3         3         3       …
web-6d858bb8f7   0         0         0       …
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  progressDeadlineSeconds: 20
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
