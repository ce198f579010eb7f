# A namespace is emptied before it goes: nothing new comes in, and whoever holds on holds all of it.
$ kubectl create namespace shop
namespace/shop created
$ kubectl apply -f shop.yaml
deployment.apps/web created
service/web created
configmap/guarded created
$ kubectl create secret generic s --from-literal=a=b -n shop
secret/s created
$ kubectl wait deployment/web -n shop --for=condition=Available --timeout=60s
deployment.apps/web condition met
! kubectl --context=asha delete namespace shop
Error from server (Forbidden): namespaces "shop" is forbidden: User "asha" cannot delete resource "namespaces" in API group "" in the namespace "shop"
$ kubectl delete namespace shop --wait=false
namespace "shop" deleted
$ kubectl get namespace shop
NAME   STATUS        AGE
shop   Terminating   1s
! kubectl create configmap late -n shop
error: failed to create configmap: configmaps "late" is forbidden: unable to create new content in namespace shop because it is being terminated
! kubectl run late --image=nginx:1.29 -n shop
Error from server (Forbidden): pods "late" is forbidden: unable to create new content in namespace shop because it is being terminated
$ kubectl get namespace shop -o jsonpath='{.spec.finalizers} {.status.phase}'
["kubernetes"] Terminating
# The Pods end in their own time, and the guarded ConfigMap does not end at all.
$ sleep 60
$ kubectl get all,cm,secret,sa -n shop
NAME                DATA   AGE
configmap/guarded   1      61s
$ kubectl get configmap guarded -n shop -o jsonpath='{.metadata.finalizers}'
["example.com/guard"]
$ kubectl get namespace shop -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\n"}{end}'
NamespaceDeletionDiscoveryFailure=False ResourcesDiscovered: All resources successfully discovered
NamespaceDeletionGroupVersionParsingFailure=False ParsedGroupVersions: All legacy kube types successfully parsed
NamespaceDeletionContentFailure=False ContentDeleted: All content successfully deleted, may be waiting on finalization
NamespaceContentRemaining=True SomeResourcesRemain: Some resources are remaining: configmaps. has 1 resource instances
NamespaceFinalizersRemaining=True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: example.com/guard in 1 resource instances
! kubectl delete namespace shop --timeout=5s
namespace "shop" deleted
error: timed out waiting for the condition on namespaces/shop
$ kubectl patch configmap guarded -n shop --type=merge -p '{"metadata":{"finalizers":null}}'
configmap/guarded patched
$ kubectl wait namespace/shop --for=delete --timeout=60s
namespace/shop condition met
! kubectl get namespace shop
Error from server (NotFound): namespaces "shop" not found
$ kubectl get configmaps -n shop
No resources found in shop namespace.
! kubectl create configmap late -n shop
error: failed to create configmap: namespaces "shop" not found
# The same name may come again, and is empty.
$ kubectl create namespace shop
namespace/shop created
$ kubectl get all,secret -n shop
No resources found in shop namespace.

# Three are never deleted.
! kubectl delete namespace default
Error from server (Forbidden): namespaces "default" is forbidden: this namespace may not be deleted
! kubectl delete namespace kube-system
Error from server (Forbidden): namespaces "kube-system" is forbidden: this namespace may not be deleted
! kubectl delete namespace kube-public
Error from server (Forbidden): namespaces "kube-public" is forbidden: this namespace may not be deleted
-- shop.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: web, image: "nginx:1.29"}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: guarded, namespace: shop, finalizers: [example.com/guard]}
data: {k: v}
