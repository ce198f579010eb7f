# A body that can be read, and yet makes no sense: 422. Every slip is named by its path, all of them at once.
! kubectl apply -f many-slips.yaml
The Pod "Slips" is invalid: 
* metadata.name: Invalid value: "Slips": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
* metadata.labels: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')
* spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive
* spec.containers[1].name: Duplicate value: "one"
* spec.containers[1].volumeMounts[0].name: Not found: "nowhere"
* spec.containers[1].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1
* spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"
$ kubectl -v=6 apply -f many-slips.yaml 2>&1 | grep -o 'status="4.*"'
status="404 Not Found"
status="422 Unprocessable Entity"
! kubectl create configmap Upper_Case
error: failed to create configmap: ConfigMap "Upper_Case" is invalid: metadata.name: Invalid value: "Upper_Case": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
! kubectl run web --image=' '
The Pod "web" is invalid: spec.containers[0].image: Invalid value: " ": must not have leading or trailing whitespace
! kubectl create deployment web --image=nginx --replicas=-1
error: failed to create deployment: Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0
! kubectl apply -f selector.yaml
The Deployment "web" is invalid: spec.template.metadata.labels: Invalid value: {"app":"other"}: `selector` does not match template `labels`
$ kubectl create deployment web --image=nginx:1.27
deployment.apps/web created
# What is fixed at birth stays.
! kubectl patch deployment web --type=merge -p '{"spec":{"selector":{"matchLabels":{"app":"other"}}}}'
The Deployment "web" is invalid: 
* spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`
* spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable
! kubectl label pod -l app=web 'no good=x'
The Pod "web-74d644cc78-…" is invalid: metadata.labels: Invalid value: "no good": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')
! kubectl patch deployment web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":-2}]'
The Deployment "web" is invalid: spec.replicas: Invalid value: -2: must be greater than or equal to 0
$ kubectl create secret generic s --from-literal=a=b -o yaml --dry-run=client | sed '$a immutable: true' | kubectl apply -f -
secret/s created
! kubectl patch secret s -p '{"stringData":{"a":"c"}}'
The Secret "s" is invalid: data: Forbidden: field is immutable when `immutable` is set

# A patch that does not fit is refused without a word about why.
! kubectl patch deployment web --type=json -p '[{"op":"test","path":"/spec/replicas","value":9}]'
The request is invalid: the server rejected our request due to an error in our request
! kubectl patch deployment web --type=json -p '[{"op":"remove","path":"/spec/nothing"}]'
The request is invalid: the server rejected our request due to an error in our request

# A body that cannot be read at all is no 422: the decoder says 400.
! kubectl apply -f types.yaml --validate=false
Error from server (BadRequest): error when creating "types.yaml": Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32
! kubectl apply -f typo.yaml
Error from server (BadRequest): error when creating "typo.yaml": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].prots"
-- many-slips.yaml --
apiVersion: v1
kind: Pod
metadata: {name: Slips, labels: {"a b": c}}
spec:
  restartPolicy: Sometimes
  containers:
  - name: one
    image: nginx
    ports: [{containerPort: 70000}]
  - name: one
    image: nginx
    resources: {requests: {cpu: "2"}, limits: {cpu: "1"}}
    volumeMounts: [{name: nowhere, mountPath: /x}]
-- selector.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: other}}
    spec: {containers: [{name: c, image: nginx}]}
-- types.yaml --
apiVersion: v1
kind: Pod
metadata: {name: types}
spec: {containers: [{name: c, image: nginx, ports: [{containerPort: eighty}]}]}
-- typo.yaml --
apiVersion: v1
kind: Pod
metadata: {name: typo}
spec: {containers: [{name: c, image: nginx, prots: []}]}
