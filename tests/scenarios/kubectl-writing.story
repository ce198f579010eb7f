# What is there is changed in place: patched, set, exposed, edited, replaced.
$ kubectl create deployment web --image=nginx:1.27 --replicas=2 --port=80
deployment.apps/web created
$ kubectl patch deployment web -p '{"spec":{"replicas":3}}'
deployment.apps/web patched
$ kubectl patch deployment web -p '{"spec":{"replicas":3}}'
deployment.apps/web patched (no change)
$ kubectl patch deploy web --type=json -p='[{"op":"replace","path":"/spec/replicas","value":2}]'
deployment.apps/web patched
$ kubectl expose deployment web --port=80
service/web exposed
! kubectl expose deployment web --port=80
Error from server (AlreadyExists): services "web" already exists
$ kubectl set env deploy/web COLOUR=blue
deployment.apps/web env updated
$ kubectl set env deploy/web --list
# deployment.apps/web, container nginx
COLOUR=blue
# deployment.apps/web, container nginx
COLOUR=blue
$ kubectl set resources deploy web --requests=cpu=50m
deployment.apps/web resource requirements updated
$ kubectl rollout status deploy/web --timeout=2m | tail -1
deployment "web" successfully rolled out
# The editor is a program that changes a file.
$ KUBE_EDITOR="sed -i 's/replicas: 2/replicas: 3/'" kubectl edit deploy web
deployment.apps/web edited
$ kubectl get deploy web -o jsonpath='{.spec.replicas}{"\n"}'
3
! KUBE_EDITOR="sed -i 's/replicas: 3/replicas: -3/'" kubectl edit deploy web
The Deployment "web" is invalid: spec.replicas: Invalid value: -3: must be greater than or equal to 0
error: Edit cancelled, no valid changes were saved.
$ KUBE_EDITOR=true kubectl edit deploy web
Edit cancelled, no changes made.
! kubectl edit deploy web
error: unable to launch the editor: there is none here; set KUBE_EDITOR to a program that changes a file in place, such as "sed -i s/a/b/"
# A diff asks the server what would become of it, and changes nothing.
! kubectl diff -f web.yaml
diff -u -N LIVE/apps.v1.Deployment.default.web MERGED/apps.v1.Deployment.default.web
--- LIVE/apps.v1.Deployment.default.web	…
+++ MERGED/apps.v1.Deployment.default.web	…
@@ -4,7 +4,7 @@
   annotations:
     deployment.kubernetes.io/revision: "3"
   creationTimestamp: "…"
-  generation: …
+  generation: …
   labels:
     app: web
   name: web
@@ -13,7 +13,7 @@
   uid: …
 spec:
   progressDeadlineSeconds: 600
-  replicas: 3
+  replicas: 4
   revisionHistoryLimit: 10
   selector:
     matchLabels:
$ kubectl apply -f web.yaml
Warning: resource deployments/web is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.
deployment.apps/web configured
$ kubectl diff -f web.yaml
$ kubectl replace -f web.yaml
deployment.apps/web replaced
# Replacing is not applying: the file takes the annotation away.
! kubectl apply view-last-applied deploy web
error: no last-applied-configuration annotation found on resource: web
$ kubectl run one --image=nginx:1.27 --restart=Never
pod/one created
! kubectl run shell --image=busybox -it
error: --stdin is not part of this simulation: nobody can attach to a container here
$ kubectl delete pod one --now
pod "one" deleted from default namespace
$ kubectl delete deploy web --cascade=foreground
deployment.apps "web" deleted from default namespace
$ kubectl delete svc web
service "web" deleted from default namespace
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 4
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: nginx, image: "nginx:1.27"}]}
