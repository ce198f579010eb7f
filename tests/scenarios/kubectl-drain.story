# A node is emptied for its maintenance, and used again.
$ kubectl create deployment web --image=nginx:1.27 --replicas=3
deployment.apps/web created
$ kubectl rollout status deploy/web --timeout=2m | tail -1
deployment "web" successfully rolled out
$ kubectl taint nodes worker-1 disk=slow:PreferNoSchedule
node/worker-1 tainted
! kubectl taint nodes worker-1 disk=fast:PreferNoSchedule
error: node worker-1 already has disk taint(s) with same effect(s) and --overwrite is false
$ kubectl taint nodes worker-1 disk-
node/worker-1 untainted
$ kubectl run alone --image=nginx:1.27 --overrides='{"spec":{"nodeName":"worker-1"}}'
pod/alone created
$ kubectl wait pod/alone --for=condition=Ready --timeout=1m
pod/alone condition met
! kubectl drain worker-1
node/worker-1 cordoned
error: unable to drain node "worker-1" due to error: [cannot delete Pods that declare no controller (use --force to override): default/alone], continuing command...
There are pending nodes to be drained:
 worker-1
error: cannot delete Pods that declare no controller (use --force to override): default/alone
$ kubectl drain worker-1 --force
node/worker-1 already cordoned
Warning: deleting Pods that declare no controller: default/alone
evicting pod default/alone
…
node/worker-1 drained
$ kubectl get node worker-1 --no-headers -o custom-columns=S:.spec.unschedulable
true
$ kubectl get pods --field-selector spec.nodeName=worker-1
No resources found in default namespace.
$ kubectl uncordon worker-1
node/worker-1 uncordoned
