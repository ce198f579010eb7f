# Who one is, is known; what one may is another matter: 403. A right is given by a role and a binding, and nobody gives more than they have.
! kubectl --context=ravi auth can-i list secrets
no
! kubectl --context=ravi get secrets
Error from server (Forbidden): secrets is forbidden: User "ravi" cannot list resource "secrets" in API group "" in the namespace "default"
$ kubectl -v=6 --context=ravi get secrets 2>&1 | grep -o 'status="4[^"]*"'
status="403 Forbidden"
$ kubectl create role secret-reader --verb=get,list --resource=secrets
role.rbac.authorization.k8s.io/secret-reader created
$ kubectl create rolebinding ravi-reads --role=secret-reader --user=ravi
rolebinding.rbac.authorization.k8s.io/ravi-reads created
$ kubectl --context=ravi auth can-i list secrets
yes
$ kubectl --context=ravi get secrets
No resources found in default namespace.
! kubectl --context=ravi get secrets -n kube-system
Error from server (Forbidden): secrets is forbidden: User "ravi" cannot list resource "secrets" in API group "" in the namespace "kube-system"
# What a binding means is fixed at birth.
! kubectl patch rolebinding ravi-reads --type=merge -p '{"roleRef":{"name":"other"}}'
The RoleBinding "ravi-reads" is invalid: roleRef: Invalid value: {"APIGroup":"rbac.authorization.k8s.io","Kind":"Role","Name":"other"}: cannot change roleRef
# Whoever may make roles cannot make themselves greater than they are.
! kubectl --context=ravi create role more --verb='*' --resource=secrets
Error from server (Forbidden): roles.rbac.authorization.k8s.io is forbidden: User "ravi" cannot create resource "roles" in API group "rbac.authorization.k8s.io" in the namespace "default"
$ kubectl create rolebinding ravi-admin --clusterrole=admin --user=ravi
rolebinding.rbac.authorization.k8s.io/ravi-admin created
! kubectl --context=ravi create role more --verb='*' --resource=nodes
Error from server (Forbidden): roles.rbac.authorization.k8s.io "more" is forbidden: user "ravi" (groups=["developers" "system:authenticated"]) is attempting to grant RBAC permissions not currently held:
{APIGroups:[""], Resources:["nodes"], Verbs:["*"]}
! kubectl --context=ravi create rolebinding more --clusterrole=cluster-admin --user=ravi
error: failed to create rolebinding: rolebindings.rbac.authorization.k8s.io "more" is forbidden: user "ravi" (groups=["developers" "system:authenticated"]) is attempting to grant RBAC permissions not currently held:
{APIGroups:["*"], Resources:["*"], Verbs:["*"]}
{NonResourceURLs:["*"], Verbs:["*"]}
$ kubectl --context=ravi create role less --verb=get --resource=pods
role.rbac.authorization.k8s.io/less created
# A right that is taken away is gone with the next request.
$ kubectl delete rolebinding ravi-admin ravi-reads
rolebinding.rbac.authorization.k8s.io "ravi-admin" deleted from default namespace
rolebinding.rbac.authorization.k8s.io "ravi-reads" deleted from default namespace
! kubectl --context=ravi get secrets
Error from server (Forbidden): secrets is forbidden: User "ravi" cannot list resource "secrets" in API group "" in the namespace "default"
