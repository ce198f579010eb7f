# Objects in words, with what happened to them.
$ kubectl apply -f web.yaml
pod/web created
service/web created
configmap/settings created
$ kubectl wait pod/web --for=condition=Ready
pod/web condition met
$ kubectl describe pod web
Name:             web
Namespace:        default
Priority:         0
Service Account:  default
Node:             worker-1/10.0.0.11
Start Time:       Thu, 01 Jan 2026 …
Labels:           app=web
                  topology.kubernetes.io/region=region-1
                  topology.kubernetes.io/zone=zone-a
Annotations:      <none>
Status:           Running
IP:               10.244.…
IPs:
  IP:  10.244.…
Containers:
  web:
    Container ID:  containerd://…
    Image:         nginx:1.27
    Image ID:      nginx@sha256:…
    Port:          80/TCP
    Host Port:     0/TCP
    Command:
      nginx
      -g
      daemon off;
    State:          Running
      Started:      Thu, 01 Jan 2026 …
    Ready:          True
    Restart Count:  0
    Limits:
      memory:  128Mi
    Requests:
      cpu:      …
      memory:   64Mi
    Readiness:  http-get http://:80/ delay=0s timeout=1s period=10s #success=1 #failure=3
    Environment:
      COLOUR:  red
      ME:      web (v1:metadata.name)
    Mounts:
      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-… (ro)
Conditions:
  Type                        Status
  PodReadyToStartContainers   True 
  Initialized                 True 
  Ready                       True 
  ContainersReady             True 
  PodScheduled                True 
Volumes:
  kube-api-access-…:
    Type:                    Projected (a volume that contains injected data from multiple sources)
    TokenExpirationSeconds:  3607
    ConfigMapName:           kube-root-ca.crt
    Optional:                false
    DownwardAPI:             true
QoS Class:                   Burstable
Node-Selectors:              kubernetes.io/hostname=worker-1
Tolerations:                 node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
                             node.kubernetes.io/unreachable:NoExecute op=Exists for 300s
Events:
  Type    Reason     Age   From               Message
  ----    ------     ----  ----               -------
  Normal  Scheduled  …    default-scheduler  Successfully assigned default/web to worker-1
  Normal  Pulling    …    kubelet            spec.containers{web}: Pulling image "nginx:1.27"
  Normal  Pulled     …    kubelet            spec.containers{web}: Successfully pulled image "nginx:1.27" in … (… including waiting). Image size: 36629863 bytes.
  Normal  Created    …    kubelet            spec.containers{web}: Container created
  Normal  Started    …    kubelet            spec.containers{web}: Container started
$ kubectl describe node worker-1
Name:               worker-1
Roles:              <none>
Labels:             beta.kubernetes.io/arch=amd64
                    beta.kubernetes.io/os=linux
                    kubernetes.io/arch=amd64
                    kubernetes.io/hostname=worker-1
                    kubernetes.io/os=linux
                    topology.kubernetes.io/region=region-1
                    topology.kubernetes.io/zone=zone-a
Annotations:        node.alpha.kubernetes.io/ttl: 0
                    volumes.kubernetes.io/controller-managed-attach-detach: true
CreationTimestamp:  Thu, 01 Jan 2026 …
Taints:             <none>
Unschedulable:      false
Lease:
  HolderIdentity:  worker-1
  AcquireTime:     <unset>
  RenewTime:       Thu, 01 Jan 2026 …
Conditions:
  Type             Status  LastHeartbeatTime                 LastTransitionTime                Reason                       Message
  ----             ------  -----------------                 ------------------                ------                       -------
  MemoryPressure   False   Thu, 01 Jan 2026 …   Thu, 01 Jan 2026 …   KubeletHasSufficientMemory   kubelet has sufficient memory available
  DiskPressure     False   Thu, 01 Jan 2026 …   Thu, 01 Jan 2026 …   KubeletHasNoDiskPressure     kubelet has no disk pressure
  PIDPressure      False   Thu, 01 Jan 2026 …   Thu, 01 Jan 2026 …   KubeletHasSufficientPID      kubelet has sufficient PID available
  Ready            True    Thu, 01 Jan 2026 …   Thu, 01 Jan 2026 …   KubeletReady                 kubelet is posting ready status
Addresses:
  InternalIP:  10.0.0.11
  Hostname:    worker-1
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
  Machine ID:                 machine-worker-1
  System UUID:                uuid-worker-1
  Boot ID:                    boot-worker-1
  Kernel Version:             6.1.0-35-amd64
  OS Image:                   Debian GNU/Linux 12 (bookworm)
  Operating System:           linux
  Architecture:               amd64
  Container Runtime Version:  containerd://2.1.4
  Kubelet Version:            v1.36.2
PodCIDR:                      10.244.…
PodCIDRs:                     10.244.…
ProviderID:                   sim://worker-1
Non-terminated Pods:          (1 in total)
  Namespace                   Name    CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
  ---------                   ----    ------------  ----------  ---------------  -------------  ---
  default                     web     100m (2%)     0 (0%)      64Mi (0%)        128Mi (0%)     …
Allocated resources:
  (Total limits may be over 100 percent, i.e., overcommitted.)
  Resource           Requests   Limits
  --------           --------   ------
  cpu                100m (2%)  0 (0%)
  memory             64Mi (0%)  128Mi (0%)
  ephemeral-storage  0 (0%)     0 (0%)
Events:
  Type    Reason          Age   From             Message
  ----    ------          ----  ----             -------
  Normal  Starting  …   kubelet  Starting kubelet.
  Normal  NodeHasSufficientMemory  …   kubelet  Node worker-1 status is now: NodeHasSufficientMemory
  Normal  NodeHasNoDiskPressure  …   kubelet  Node worker-1 status is now: NodeHasNoDiskPressure
  Normal  NodeHasSufficientPID  …   kubelet  Node worker-1 status is now: NodeHasSufficientPID
  Normal  NodeReady  …   kubelet  Node worker-1 status is now: NodeReady
  Normal  RegisteredNode  …   node-controller  Node worker-1 event: Registered Node worker-1 in Controller
$ kubectl describe svc web
Name:                     web
Namespace:                default
Labels:                   <none>
Annotations:              <none>
Selector:                 app=web
Type:                     ClusterIP
IP Family Policy:         SingleStack
IP Families:              IPv4
IP:                       10.96.…
IPs:                      10.96.…
Port:                     http  80/TCP
TargetPort:               http/TCP
Endpoints:                10.244.…:80
Session Affinity:         None
Internal Traffic Policy:  Cluster
Events:                   <none>
$ kubectl describe configmap settings
Name:         settings
Namespace:    default
Labels:       <none>
Annotations:  <none>

Data
====
colour:
----
red


BinaryData
====

Events:  <none>
$ kubectl describe ns default
Name:         default
Labels:       kubernetes.io/metadata.name=default
Annotations:  <none>
Status:       Active

No resource quota.

No LimitRange resource.
$ kubectl describe pods -l app=none
No resources found in default namespace.
! kubectl describe pod nope
Error from server (NotFound): pods "nope" not found
! kubectl describe
error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.
See 'kubectl describe -h' for help and examples
$ kubectl describe cm sett
Name:         settings
Namespace:    default
Labels:       <none>
Annotations:  <none>

Data
====
colour:
----
red


BinaryData
====

Events:  <none>
-- web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  nodeSelector: {kubernetes.io/hostname: worker-1}
  containers:
  - name: web
    image: nginx:1.27
    command: [nginx, -g, daemon off;]
    ports: [{name: http, containerPort: 80}]
    env: [{name: COLOUR, value: red}, {name: ME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
    resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 128Mi}}
    readinessProbe: {httpGet: {path: /, port: 80}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {colour: red}
