# What is wrong with a manifest, in Kubernetes' words; nothing of a refused object is kept.
! kubectl apply -f bad-name.yaml
The Pod "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
! kubectl apply -f empty-spec.yaml
The Pod "x" is invalid: spec.containers: Required value
! kubectl apply -f two-problems.yaml
The Deployment "d" is invalid: 
* spec.selector: Required value
* spec.template.metadata.labels: Invalid value: {"a":"b"}: `selector` does not match template `labels`
! kubectl apply -f unknown-field.yaml
Error from server (BadRequest): error when creating "unknown-field.yaml": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].imagee"
! kubectl apply -f wrong-type.yaml
Error from server (BadRequest): error when creating "wrong-type.yaml": Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container
! kubectl apply -f bad-quantity.yaml
Error from server (BadRequest): error when creating "bad-quantity.yaml": Pod in version "v1" cannot be handled as a Pod: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'
! kubectl apply -f no-version.yaml
error: error validating "no-version.yaml": error validating data: apiVersion not set; if you choose to ignore these errors, turn validation off with --validate=false
! kubectl apply -f no-kind.yaml
error: error validating "no-kind.yaml": error validating data: kind not set; if you choose to ignore these errors, turn validation off with --validate=false
! kubectl apply -f unknown-kind.yaml
error: resource mapping not found for name: "d" namespace: "" from "unknown-kind.yaml": no matches for kind "Deployment" in version "apps/v1beta1"
ensure CRDs are installed first
! kubectl apply -f half.yaml
configmap/good created
Error from server (BadRequest): error when creating "half.yaml": ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string
$ kubectl get configmaps good --no-headers -o name
configmap/good
! kubectl apply -f syntax.yaml
error: error parsing syntax.yaml: error converting YAML to JSON: yaml: line 3: did not find expected ',' or ']'
! kubectl apply -f indent.yaml
error: error parsing indent.yaml: error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context
! kubectl apply -f tab.yaml
error: error parsing tab.yaml: error converting YAML to JSON: yaml: line 4: found character that cannot start any token
! kubectl apply -f twice.yaml
error: error parsing twice.yaml: error converting YAML to JSON: yaml: unmarshal errors:
  line 4: key "kind" already set in map
! kubectl apply -f empty.yaml
error: no objects passed to apply
! kubectl apply -f missing.yaml
error: the path "missing.yaml" does not exist
! kubectl apply
error: must specify one of -f and -k
! kubectl apply web.yaml
error: Unexpected args: [web.yaml]
See 'kubectl apply -h' for help and examples
! kubectl apply -f elsewhere.yaml -n default
error: the namespace from the provided object "kube-system" does not match the namespace "default". You must pass '--namespace=kube-system' to perform this operation.
! kubectl apply -f nowhere.yaml
Error from server (NotFound): error when creating "nowhere.yaml": namespaces "nowhere" not found
! kubectl create -f good.yaml
Error from server (AlreadyExists): error when creating "good.yaml": configmaps "good" already exists
-- bad-name.yaml --
apiVersion: v1
kind: Pod
metadata: {name: Bad_Name}
spec: {containers: [{name: c, image: "nginx:1.27"}]}
-- empty-spec.yaml --
apiVersion: v1
kind: Pod
metadata: {name: x}
spec: {}
-- two-problems.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: d}
spec: {template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}
-- unknown-field.yaml --
apiVersion: v1
kind: Pod
metadata: {name: x, labels: {app: x}}
spec:
  containers: [{name: c, imagee: nginx}]
-- wrong-type.yaml --
apiVersion: v1
kind: Pod
metadata: {name: x, labels: {app: x}}
spec:
  containers: {name: c, image: nginx}
-- bad-quantity.yaml --
apiVersion: v1
kind: Pod
metadata: {name: x, labels: {app: x}}
spec:
  containers: [{name: c, image: nginx, resources: {requests: {cpu: abc}}}]
-- no-version.yaml --
kind: Pod
metadata: {name: d}
-- no-kind.yaml --
apiVersion: v1
metadata: {name: d}
-- unknown-kind.yaml --
apiVersion: apps/v1beta1
kind: Deployment
metadata: {name: d}
-- half.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: good}
data: {a: b}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: 1}
-- syntax.yaml --
apiVersion: v1
kind: Pod
metadata: {name: [d
-- indent.yaml --
apiVersion: v1
kind: Pod
  metadata: {name: x}
-- tab.yaml --
apiVersion: v1
kind: Pod
metadata:
	name: x
-- twice.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
kind: Pod
-- empty.yaml --
# nothing here
-- elsewhere.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a, namespace: kube-system}
-- nowhere.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a, namespace: nowhere}
-- good.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: good}
