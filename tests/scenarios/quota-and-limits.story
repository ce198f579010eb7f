# A namespace has a budget: what it allows, what it takes for granted, and what it says when it is used up.
$ kubectl create namespace shop
namespace/shop created
$ kubectl apply -f quota.yaml
resourcequota/compute created
$ sleep 1
! kubectl run silent --image=nginx:1.29 -n shop
Error from server (Forbidden): pods "silent" is forbidden: failed quota: compute: must specify limits.cpu for: silent; requests.cpu for: silent
$ kubectl apply -f limits.yaml
limitrange/usual created
$ sleep 1
$ kubectl run silent --image=nginx:1.29 -n shop
pod/silent created
$ kubectl get pod silent -n shop -o jsonpath={.spec.containers[0].resources}
{"limits":{"cpu":"200m"},"requests":{"cpu":"100m"}}
! kubectl apply -f greedy.yaml
Error from server (Forbidden): error when creating "greedy.yaml": pods "greedy" is forbidden: maximum cpu usage per Container is 500m, but limit is 2
$ kubectl run second --image=nginx:1.29 -n shop
pod/second created
! kubectl run third --image=nginx:1.29 -n shop
Error from server (Forbidden): pods "third" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=2, limited: pods=2
$ kubectl get resourcequota -n shop
NAME      REQUEST                           LIMIT                AGE
compute   pods: 2/2, requests.cpu: 200m/1   limits.cpu: 400m/2   2s
# What goes away gives back.
$ kubectl delete pod silent -n shop --wait=false
pod "silent" deleted from shop namespace
$ sleep 35
$ kubectl get resourcequota -n shop
NAME      REQUEST                           LIMIT                AGE
compute   pods: 1/2, requests.cpu: 100m/1   limits.cpu: 200m/2   37s
-- quota.yaml --
apiVersion: v1
kind: ResourceQuota
metadata: {name: compute, namespace: shop}
spec: {hard: {pods: 2, requests.cpu: "1", limits.cpu: "2"}}
-- limits.yaml --
apiVersion: v1
kind: LimitRange
metadata: {name: usual, namespace: shop}
spec:
  limits:
    - {type: Container, default: {cpu: 200m}, defaultRequest: {cpu: 100m}, max: {cpu: 500m}}
-- greedy.yaml --
apiVersion: v1
kind: Pod
metadata: {name: greedy, namespace: shop}
spec: {containers: [{name: c, image: "nginx:1.29", resources: {limits: {cpu: 2}}}]}
