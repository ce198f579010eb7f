# An apply changes what the file speaks of, takes away what it no longer says, and leaves the rest alone.
$ kubectl apply -f first.yaml
configmap/settings created
$ kubectl apply -f first.yaml
configmap/settings unchanged
$ kubectl annotate configmap settings mine=kept
configmap/settings annotated
$ kubectl apply -f second.yaml
configmap/settings configured
$ kubectl get configmap settings -o jsonpath={.data}
{"colour":"blue"}
$ kubectl get configmap settings -o jsonpath={.metadata.annotations.mine}
kept
$ kubectl create configmap made --from-literal=a=b
configmap/made created
$ kubectl apply -f made.yaml
Warning: resource configmaps/made is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.
configmap/made configured
$ kubectl apply -f made.yaml --dry-run=server
configmap/made unchanged (server dry run)
$ kubectl apply -f new.yaml --dry-run=client
configmap/new created (dry run)
! kubectl get configmap new
Error from server (NotFound): configmaps "new" not found
$ cat new.yaml | kubectl apply -f -
configmap/new created
$ kubectl apply -f folder
configmap/one created
configmap/two created
$ kubectl get configmaps -l app=here -o name
configmap/new
configmap/one
configmap/two
$ kubectl apply -f first.yaml --server-side
configmap/settings serverside-applied
-- first.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {colour: red, size: large}
-- second.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {colour: blue}
-- made.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: made}
data: {a: b}
-- new.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: new, labels: {app: here}}
-- folder/one.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: one, labels: {app: here}}
-- folder/two.json --
{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "two", "labels": {"app": "here"}}}
