# Rules of the learner's own: a policy in CEL refuses, one that says nonsense is not stored, a webhook changes and can be lost.
$ kubectl apply -f policy.yaml
validatingadmissionpolicy.admissionregistration.k8s.io/few-replicas created
validatingadmissionpolicybinding.admissionregistration.k8s.io/few created
$ sleep 1
! kubectl create deployment web --image=nginx:1.29 --replicas=6
error: failed to create deployment: deployments.apps "web" is forbidden: ValidatingAdmissionPolicy 'few-replicas' with binding 'few' denied request: at most 5 replicas, not 6
$ kubectl create deployment web --image=nginx:1.29 --replicas=2
deployment.apps/web created
! kubectl scale deployment web --replicas=9
The deployments "web" is invalid: : ValidatingAdmissionPolicy 'few-replicas' with binding 'few' denied request: at most 5 replicas, not 9
! kubectl apply -f nonsense.yaml
The ValidatingAdmissionPolicy "nonsense" is invalid: spec.validations[0].expression: Invalid value: "replicas <= 5": compilation failed: ERROR: <input>:1:1: undeclared reference to 'replicas' (in container '')
 | replicas <= 5
 | ^
$ kubectl delete validatingadmissionpolicybinding few
validatingadmissionpolicybinding.admissionregistration.k8s.io "few" deleted
$ sleep 1
$ kubectl scale deployment web --replicas=9
deployment.apps/web scaled
$ kubectl apply -f webhook.yaml
pod/deny-latest created
service/deny-latest created
$ kubectl wait pod/deny-latest --for=condition=Ready -n kube-system --timeout=60s
pod/deny-latest condition met
$ kubectl apply -f configuration.yaml
validatingwebhookconfiguration.admissionregistration.k8s.io/images created
$ sleep 1
! kubectl run late --image=nginx
Error from server: admission webhook "images.example.com" denied the request: container "late" uses the image "nginx": the tag latest is not allowed
$ kubectl run good --image=nginx:1.29
pod/good created
$ kubectl delete pod deny-latest -n kube-system --force
Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.
pod "deny-latest" force deleted from kube-system namespace
$ sleep 3
! kubectl run more --image=nginx:1.29
Error from server (InternalError): Internal error occurred: failed calling webhook "images.example.com": failed to call webhook: Post "https://deny-latest.kube-system.svc:443/review?timeout=10s": dial tcp …:443: connect: connection refused
-- policy.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: few-replicas}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments, deployments/scale]}]
  validations:
    - expression: object.spec.replicas <= 5
      messageExpression: '"at most 5 replicas, not " + string(object.spec.replicas)'
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: few}
spec: {policyName: few-replicas, validationActions: [Deny]}
-- nonsense.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: nonsense}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]
  validations: [{expression: replicas <= 5}]
-- webhook.yaml --
apiVersion: v1
kind: Pod
metadata: {name: deny-latest, namespace: kube-system, labels: {app: deny-latest}}
spec: {containers: [{name: webhook, image: "webhook/deny-latest:1"}]}
---
apiVersion: v1
kind: Service
metadata: {name: deny-latest, namespace: kube-system}
spec: {selector: {app: deny-latest}, ports: [{port: 443, targetPort: 8443}]}
-- configuration.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: images}
webhooks:
  - name: images.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig: {service: {name: deny-latest, namespace: kube-system, path: /review}}
    namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: default}}
    rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
