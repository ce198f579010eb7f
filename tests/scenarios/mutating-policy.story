# A rule that changes what comes in: every Pod of the shop gets a label and leaves its token behind. Written in CEL, applied by the server itself.
$ kubectl create namespace shop
namespace/shop created
$ kubectl label namespace shop careful=true
namespace/shop labeled
$ kubectl apply -f policy.yaml
mutatingadmissionpolicy.admissionregistration.k8s.io/careful-pods created
mutatingadmissionpolicybinding.admissionregistration.k8s.io/careful-pods created
$ sleep 1
$ kubectl run web --image=nginx:1.29 -n shop
pod/web created
$ kubectl get pod web -n shop -o jsonpath='{.metadata.labels.checked} {.spec.automountServiceAccountToken}'
yes false
# Elsewhere nothing changes.
$ kubectl run web --image=nginx:1.29
pod/web created
$ kubectl get pod web -o jsonpath='{.metadata.labels.checked} {.spec.automountServiceAccountToken}'
# What a rule changes is judged afterwards: by the other rules, and by the kind's own.
$ kubectl apply -f judge.yaml
validatingadmissionpolicy.admissionregistration.k8s.io/known-teams created
validatingadmissionpolicybinding.admissionregistration.k8s.io/known-teams created
$ sleep 1
! kubectl run api --image=nginx:1.29 -n shop -l team=api
The pods "api" is invalid: : ValidatingAdmissionPolicy 'known-teams' with binding 'known-teams' denied request: a checked Pod belongs to no team
! kubectl apply -f nonsense.yaml
The MutatingAdmissionPolicy "nonsense" is invalid: spec.mutations[0].applyConfiguration.expression: Invalid value: "Object{metadata: Object.metadata{labels: labels}}": compilation failed: ERROR: <input>:1:50: undeclared reference to 'labels' (in container '')
 | Object{metadata: Object.metadata{labels: labels}}
 | .................................................^
# A webhook may do the same from outside. Nobody answers behind this one: one rule says Fail, the other Ignore.
$ kubectl apply -f hook.yaml
mutatingwebhookconfiguration.admissionregistration.k8s.io/far created
$ sleep 1
! kubectl create configmap menu -n shop
error: failed to create configmap: Internal error occurred: failed calling webhook "far.example.com": failed to call webhook: Post "https://nobody.default.svc:443/mutate?timeout=10s": service "nobody" not found
! kubectl --context=asha create configmap menu
error: failed to create configmap: Internal error occurred: failed calling webhook "far.example.com": failed to call webhook: Post "https://nobody.default.svc:443/mutate?timeout=10s": service "nobody" not found
$ kubectl patch mutatingwebhookconfiguration far --type=json -p '[{"op":"replace","path":"/webhooks/0/failurePolicy","value":"Ignore"}]'
mutatingwebhookconfiguration.admissionregistration.k8s.io/far patched
$ sleep 1
$ kubectl create configmap menu -n shop
configmap/menu created
-- policy.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: {name: careful-pods}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
  failurePolicy: Fail
  reinvocationPolicy: Never
  mutations:
  - patchType: ApplyConfiguration
    applyConfiguration:
      expression: 'Object{metadata: Object.metadata{labels: {"checked": "yes"}}, spec: Object.spec{automountServiceAccountToken: false}}'
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicyBinding
metadata: {name: careful-pods}
spec:
  policyName: careful-pods
  matchResources: {namespaceSelector: {matchLabels: {careful: "true"}}}
-- judge.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: known-teams}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
  validations:
  - expression: '!("checked" in object.metadata.labels) || object.metadata.labels["checked"] != "yes" || !has(object.metadata.labels.team)'
    message: a checked Pod belongs to no team
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: known-teams}
spec: {policyName: known-teams, validationActions: [Deny]}
-- nonsense.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: {name: nonsense}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
  reinvocationPolicy: Never
  mutations:
  - patchType: ApplyConfiguration
    applyConfiguration: {expression: 'Object{metadata: Object.metadata{labels: labels}}'}
-- hook.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: far}
webhooks:
- name: far.example.com
  admissionReviewVersions: [v1]
  sideEffects: None
  failurePolicy: Fail
  clientConfig: {service: {name: nobody, namespace: default, path: /mutate}}
  rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]
