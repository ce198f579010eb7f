# A token is a promise with an end. The administrator lends one for ten minutes; a shorter one is not given.
$ kubectl create serviceaccount robot
serviceaccount/robot created
$ kubectl create rolebinding robot-views --clusterrole=view --serviceaccount=default:robot
rolebinding.rbac.authorization.k8s.io/robot-views created
! kubectl create token robot --duration=1m
error: failed to create token: TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes
! kubectl create token nobody
error: failed to create token: serviceaccounts "nobody" not found
! kubectl --context=ravi create token robot
error: failed to create token: serviceaccounts "robot" is forbidden: User "ravi" cannot create resource "serviceaccounts/token" in API group "" in the namespace "default"
$ token=$(kubectl create token robot --duration=10m)
$ kubectl --token=$token auth whoami
ATTRIBUTE                                           VALUE
Username                                            system:serviceaccount:default:robot
UID                                                 …
Groups                                              [system:serviceaccounts system:serviceaccounts:default system:authenticated]
Extra: authentication.kubernetes.io/credential-id   [JTI=…]
$ kubectl --token=$token get configmaps -o name
configmap/kube-root-ca.crt
! kubectl --token=$token get secrets
Error from server (Forbidden): secrets is forbidden: User "system:serviceaccount:default:robot" cannot list resource "secrets" in API group "" in the namespace "default"
# What stands in it can be read by anybody; it is signed, not hidden.
$ echo $token | cut -d. -f2 | tr '_-' '/+' | base64 -d 2>/dev/null | jq -c '[.sub, .aud[0], .exp - .iat]'
["system:serviceaccount:default:robot","https://kubernetes.default.svc.cluster.local",600]
# A signature does not survive a change of one letter.
! kubectl --token=${token}x get configmaps
error: You must be logged in to the server (Unauthorized)
$ sleep 9m
$ kubectl --token=$token get configmaps -o name
configmap/kube-root-ca.crt
$ sleep 61
! kubectl --token=$token get configmaps
error: You must be logged in to the server (Unauthorized)
$ kubectl -v=6 --token=$token get configmaps 2>&1 | grep -o 'status="[^"]*"'
status="401 Unauthorized"
! kubectl --token=$token auth whoami
error: You must be logged in to the server (Unauthorized)
! kubectl --token=$token get --raw /api/v1/namespaces/default/configmaps
error: You must be logged in to the server (Unauthorized)
# The account is still there, and gets another. One bound to a Pod ends with the Pod.
$ kubectl apply -f walker.yaml
pod/walker created
$ kubectl wait pod/walker --for=condition=Ready --timeout=60s
pod/walker condition met
$ token=$(kubectl create token robot --bound-object-kind=Pod --bound-object-name=walker)
$ kubectl --token=$token get configmaps -o name
configmap/kube-root-ca.crt
$ kubectl delete pod walker --now
pod "walker" deleted from default namespace
$ sleep 11
! kubectl --token=$token get configmaps
error: You must be logged in to the server (Unauthorized)
-- walker.yaml --
apiVersion: v1
kind: Pod
metadata: {name: walker}
spec: {serviceAccountName: robot, containers: [{name: c, image: "nginx:1.27"}]}
