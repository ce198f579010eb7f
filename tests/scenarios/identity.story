# Six people at one cluster, each by their own context of .kube/config. Who one is comes first (401), what one may comes second (403).
$ kubectl --context=admin create deployment web --image=nginx:1.27
deployment.apps/web created
$ kubectl --context=asha get deployments -o name
deployment.apps/web
$ kubectl --context=asha scale deployment web --replicas=2
deployment.apps/web scaled
! kubectl --context=asha get nodes
Error from server (Forbidden): nodes is forbidden: User "asha" cannot list resource "nodes" in API group "" at the cluster scope
! kubectl --context=asha get pods -n kube-system
Error from server (Forbidden): pods is forbidden: User "asha" cannot list resource "pods" in API group "" in the namespace "kube-system"
$ kubectl --context=ravi get deployments -o name
deployment.apps/web
! kubectl --context=ravi scale deployment web --replicas=3
Error from server (Forbidden): deployments.apps "web" is forbidden: User "ravi" cannot patch resource "deployments/scale" in API group "apps" in the namespace "default"
! kubectl --context=ravi get secrets
Error from server (Forbidden): secrets is forbidden: User "ravi" cannot list resource "secrets" in API group "" in the namespace "default"
$ kubectl --context=ci get deployments -o name
deployment.apps/web
! kubectl --context=ci get pods
Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:default:ci" cannot list resource "pods" in API group "" in the namespace "default"
! kubectl --context=ci delete deployment web
Error from server (Forbidden): deployments.apps "web" is forbidden: User "system:serviceaccount:default:ci" cannot delete resource "deployments" in API group "apps" in the namespace "default"
! kubectl --context=anonymous get pods
Error from server (Forbidden): …forbidden: User "system:anonymous" cannot …
$ kubectl --context=anonymous get --raw /healthz
ok
! kubectl --context=nobody get pods
error: context "nobody" does not exist
! kubectl --token=forged get pods
error: You must be logged in to the server (Unauthorized)
# The attacker found a copy of the CI account's token in a build's log. It opens what CI may open, until its hour is over.
$ kubectl --context=attacker get deployments -o name
deployment.apps/web
$ sleep 1h
! kubectl --context=attacker get deployments
error: You must be logged in to the server (Unauthorized)
$ kubectl --context=ci get deployments -o name
deployment.apps/web
# To act as somebody else one must be allowed to.
$ kubectl --as=ravi get deployments -o name
deployment.apps/web
! kubectl --as=ravi get secrets
Error from server (Forbidden): secrets is forbidden: User "ravi" cannot list resource "secrets" in API group "" in the namespace "default"
! kubectl --context=asha --as=ravi get pods
Error from server (Forbidden): …forbidden: User "asha" cannot impersonate-on:user-info:…
# A token of an account that is gone still opens the door for the seconds in which the server remembers it.
$ kubectl delete serviceaccount ci
serviceaccount "ci" deleted from default namespace
$ sleep 11s
! kubectl --context=ci get deployments
error: You must be logged in to the server (Unauthorized)
# The audit log tells who asked, and by which right.
$ cluster audit --user asha --verb patch --tail 1
{"kind":"Event",…"requestURI":"/apis/apps/v1/namespaces/default/deployments/web/scale","verb":"patch","user":{"username":"asha","groups":["developers","system:authenticated"]},…"authorization.k8s.io/reason":"RBAC: allowed by RoleBinding \"asha-edit/default\" of ClusterRole \"edit\" to User \"asha\""}}
