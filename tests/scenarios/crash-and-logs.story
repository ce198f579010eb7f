# A container that dies is started anew by its kubelet, at once the first time.
$ kubectl apply -f web.yaml
pod/web created
$ kubectl wait pod/web --for=condition=Ready
pod/web condition met
$ kubectl logs web
/docker-entrypoint.sh: Configuration complete; ready for start up
start worker processes
$ cluster crash web
pod/web crashed
$ sleep 3s
$ kubectl get pod web
NAME   READY   STATUS    RESTARTS     AGE
web    1/1     Running   1 (…)   …
$ kubectl logs web --previous --tail=1
start worker processes
$ cluster crash web -c web
pod/web crashed
$ sleep 2s
$ kubectl get pod web
NAME   READY   STATUS   RESTARTS     AGE
web    0/1     Error    1 (…)   …
! cluster crash web -c nope
error: container nope of pod default/web is not running
! kubectl logs web -c nope
error: container nope is not valid for pod web
-- web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: "nginx:1.27"}]}
