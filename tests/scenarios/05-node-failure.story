# A worker's power fails. Its lease runs out, its Pods are tolerated for 300 s more, and only then replaced.
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ cluster power-off worker-2
node/worker-2 powered off
$ sleep 30s
$ kubectl get node worker-2
NAME       STATUS   ROLES    AGE   VERSION
worker-2   Ready    <none>   …   v1.36.2
$ sleep 30s
$ kubectl get nodes
NAME            STATUS     ROLES           AGE   VERSION
control-plane   Ready      control-plane   …   v1.36.2
worker-1        Ready      <none>          …   v1.36.2
worker-2        NotReady   <none>          …   v1.36.2
worker-3        Ready      <none>          …   v1.36.2
$ kubectl describe node worker-2
Name:               worker-2
Roles:              <none>
Labels:             beta.kubernetes.io/arch=amd64
                    beta.kubernetes.io/os=linux
                    kubernetes.io/arch=amd64
                    kubernetes.io/hostname=worker-2
                    kubernetes.io/os=linux
                    topology.kubernetes.io/region=region-1
                    topology.kubernetes.io/zone=zone-b
Annotations:        node.alpha.kubernetes.io/ttl: 0
                    volumes.kubernetes.io/controller-managed-attach-detach: true
CreationTimestamp:  Thu, 01 Jan 2026 …
Taints:             node.kubernetes.io/unreachable:NoExecute
                    node.kubernetes.io/unreachable:NoSchedule
Unschedulable:      false
Lease:
  HolderIdentity:  worker-2
  AcquireTime:     <unset>
  RenewTime:       Thu, 01 Jan 2026 …
Conditions:
  Type             Status    LastHeartbeatTime                 LastTransitionTime                Reason              Message
  ----             ------    -----------------                 ------------------                ------              -------
  MemoryPressure   Unknown   Thu, 01 Jan 2026 …   Thu, 01 Jan 2026 …   NodeStatusUnknown   Kubelet stopped posting node status.
  DiskPressure     Unknown   Thu, 01 Jan 2026 …   Thu, 01 Jan 2026 …   NodeStatusUnknown   Kubelet stopped posting node status.
  PIDPressure      Unknown   Thu, 01 Jan 2026 …   Thu, 01 Jan 2026 …   NodeStatusUnknown   Kubelet stopped posting node status.
  Ready            Unknown   Thu, 01 Jan 2026 …   Thu, 01 Jan 2026 …   NodeStatusUnknown   Kubelet stopped posting node status.
Addresses:
  InternalIP:  10.0.0.12
  Hostname:    worker-2
Capacity:
  cpu:                4
  ephemeral-storage:  100Gi
  memory:             16Gi
  pods:               110
Allocatable:
  cpu:                4
  ephemeral-storage:  100Gi
  memory:             16Gi
  pods:               110
System Info:
  Machine ID:                 machine-worker-2
  System UUID:                uuid-worker-2
  Boot ID:                    boot-worker-2
  Kernel Version:             6.1.0-35-amd64
  OS Image:                   Debian GNU/Linux 12 (bookworm)
  Operating System:           linux
  Architecture:               amd64
  Container Runtime Version:  containerd://2.1.4
  Kubelet Version:            v1.36.2
PodCIDR:                      10.244.…
PodCIDRs:                     10.244.…
ProviderID:                   sim://worker-2
Non-terminated Pods:          (… in total)
…
Events:
  Type    Reason          Age   From             Message
  ----    ------          ----  ----             -------
  Normal  Starting  …   kubelet  Starting kubelet.
  Normal  NodeHasSufficientMemory  …   kubelet  Node worker-2 status is now: NodeHasSufficientMemory
  Normal  NodeHasNoDiskPressure  …   kubelet  Node worker-2 status is now: NodeHasNoDiskPressure
  Normal  NodeHasSufficientPID  …   kubelet  Node worker-2 status is now: NodeHasSufficientPID
  Normal  NodeReady  …   kubelet  Node worker-2 status is now: NodeReady
  Normal  RegisteredNode  …   node-controller  Node worker-2 event: Registered Node worker-2 in Controller
  Normal  NodeNotReady    …    node-controller  Node worker-2 status is now: NodeNotReady
$ kubectl get pods --field-selector spec.nodeName=worker-2
NAME   READY   STATUS    RESTARTS   AGE
web-…   1/1     Running   0          …
…
$ kubectl events --for node/worker-2
LAST SEEN   TYPE     REASON           OBJECT          MESSAGE
…   Normal   Starting   Node/worker-2   Starting kubelet.
…   Normal   NodeHasSufficientMemory   Node/worker-2   Node worker-2 status is now: NodeHasSufficientMemory
…   Normal   NodeHasNoDiskPressure   Node/worker-2   Node worker-2 status is now: NodeHasNoDiskPressure
…   Normal   NodeHasSufficientPID   Node/worker-2   Node worker-2 status is now: NodeHasSufficientPID
…   Normal   NodeReady   Node/worker-2   Node worker-2 status is now: NodeReady
…   Normal   RegisteredNode   Node/worker-2   Node worker-2 event: Registered Node worker-2 in Controller
…    Normal   NodeNotReady     Node/worker-2   Node worker-2 status is now: NodeNotReady
$ sleep 310s
$ kubectl get pods --field-selector spec.nodeName=worker-2
NAME   READY   STATUS        RESTARTS   AGE
web-…   1/1     Terminating   0          …
…
$ kubectl get deployment web
NAME   READY   UP-TO-DATE   AVAILABLE   AGE
web    6/6     6            6           …
$ kubectl wait deployment/web --for=condition=Available --timeout=10m
deployment.apps/web condition met
$ cluster power-on worker-2
node/worker-2 powered on
$ kubectl wait node/worker-2 --for=condition=Ready --timeout=60s
node/worker-2 condition met
$ sleep 30s
$ kubectl get pods --field-selector spec.nodeName=worker-2
No resources found in default namespace.
$ kubectl get nodes --no-headers | grep -c " Ready "
4
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 6
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: nginx:1.27
        ports: [{containerPort: 80}]
        resources: {requests: {cpu: 100m, memory: 64Mi}}
