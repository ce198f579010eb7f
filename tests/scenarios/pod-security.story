# A namespace says how hardened its Pods must be.
$ kubectl create namespace vault
namespace/vault created
$ kubectl label namespace vault pod-security.kubernetes.io/enforce=restricted
namespace/vault labeled
! kubectl run web --image=nginx:1.29 -n vault
Error from server (Forbidden): pods "web" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "web" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "web" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "web" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
# Who makes Pods is told, and let pass; the Pods never come.
$ kubectl apply -f web.yaml
Warning: would violate PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "web" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "web" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "web" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
deployment.apps/web created
$ sleep 3
$ kubectl get deployment,pods -n vault
NAME                  READY   UP-TO-DATE   AVAILABLE   AGE
deployment.apps/web   0/1     0            0           3s
$ kubectl apply -f hardened.yaml
pod/hardened created
# A namespace that becomes stricter tells which of its Pods would not come in any more.
$ kubectl create namespace lab
namespace/lab created
$ kubectl apply -f shared.yaml
pod/shared created
$ kubectl label namespace lab pod-security.kubernetes.io/enforce=baseline
Warning: existing pods in namespace "lab" violate the new PodSecurity enforce level "baseline:latest"
Warning: shared: host namespaces
namespace/lab labeled
! kubectl label namespace lab pod-security.kubernetes.io/enforce=strict --overwrite
The Namespace "lab" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "strict": must be one of privileged, baseline, restricted
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: vault}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.29"}]}
-- hardened.yaml --
apiVersion: v1
kind: Pod
metadata: {name: hardened, namespace: vault}
spec:
  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: web
      image: nginx:1.29
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
-- shared.yaml --
apiVersion: v1
kind: Pod
metadata: {name: shared, namespace: lab}
spec: {hostPID: true, containers: [{name: c, image: "nginx:1.29"}]}
