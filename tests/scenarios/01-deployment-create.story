# A Deployment of three becomes three running Pods; the image is on no node yet.
$ kubectl apply -f web.yaml
deployment.apps/web created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ sleep 3s
$ kubectl get all
NAME                       READY   STATUS    RESTARTS   AGE
pod/web-85699d67f5-…   1/1     Running   0          …
pod/web-85699d67f5-…   1/1     Running   0          …
pod/web-85699d67f5-…   1/1     Running   0          …

NAME                 TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE
service/kubernetes   ClusterIP   10.96.0.1    <none>        443/TCP   …

NAME                  READY   UP-TO-DATE   AVAILABLE   AGE
deployment.apps/web   3/3     3            3           …

NAME                             DESIRED   CURRENT   READY   AGE
replicaset.apps/web-85699d67f5   3         3         3       …
$ kubectl get deploy,rs -o wide
NAME                  READY   UP-TO-DATE   AVAILABLE   AGE   CONTAINERS   IMAGES       SELECTOR
deployment.apps/web   3/3     3            3           …    web          nginx:1.29   app=web

NAME                             DESIRED   CURRENT   READY   AGE   CONTAINERS   IMAGES       SELECTOR
replicaset.apps/web-85699d67f5   3         3         3       …    web          nginx:1.29   app=web,pod-template-hash=85699d67f5
$ kubectl get pods --show-labels
NAME                   READY   STATUS    RESTARTS   AGE   LABELS
web-85699d67f5-…   1/1     Running   0          …    app=web,pod-template-hash=85699d67f5,topology.kubernetes.io/region=region-1,topology.kubernetes.io/zone=zone-…
web-85699d67f5-…   1/1     Running   0          …    app=web,pod-template-hash=85699d67f5,topology.kubernetes.io/region=region-1,topology.kubernetes.io/zone=zone-…
web-85699d67f5-…   1/1     Running   0          …    app=web,pod-template-hash=85699d67f5,topology.kubernetes.io/region=region-1,topology.kubernetes.io/zone=zone-…
$ kubectl describe deployment web
Name:                   web
Namespace:              default
CreationTimestamp:      Thu, 01 Jan 2026 …
Labels:                 app=web
Annotations:            deployment.kubernetes.io/revision: 1
Selector:               app=web
Replicas:               3 desired | 3 updated | 3 total | 3 available | 0 unavailable
StrategyType:           RollingUpdate
MinReadySeconds:        0
RollingUpdateStrategy:  25% max unavailable, 25% max surge
Pod Template:
  Labels:  app=web
  Containers:
   web:
    Image:      nginx:1.29
    Port:       80/TCP
    Host Port:  0/TCP
    Requests:
      cpu:         …
      memory:      64Mi
    Environment:   <none>
    Mounts:        <none>
  Volumes:         <none>
  Node-Selectors:  <none>
  Tolerations:     <none>
Conditions:
  Type           Status  Reason
  ----           ------  ------
  Available      True    MinimumReplicasAvailable
  Progressing    True    NewReplicaSetAvailable
OldReplicaSets:  <none>
NewReplicaSet:   web-85699d67f5 (3/3 replicas created)
Events:
  Type    Reason             Age   From                   Message
  ----    ------             ----  ----                   -------
  Normal  ScalingReplicaSet  …    deployment-controller  Scaled up replica set web-85699d67f5 from 0 to 3
$ kubectl describe rs
Name:           web-85699d67f5
Namespace:      default
Selector:       app=web,pod-template-hash=85699d67f5
Labels:         app=web
                pod-template-hash=85699d67f5
Annotations:    deployment.kubernetes.io/desired-replicas: 3
                deployment.kubernetes.io/max-replicas: 4
                deployment.kubernetes.io/revision: 1
Controlled By:  Deployment/web
Replicas:       3 current / 3 desired
Pods Status:    3 Running / 0 Waiting / 0 Succeeded / 0 Failed
Pod Template:
  Labels:  app=web
           pod-template-hash=85699d67f5
  Containers:
   web:
    Image:      nginx:1.29
    Port:       80/TCP
    Host Port:  0/TCP
    Requests:
      cpu:         …
      memory:      64Mi
    Environment:   <none>
    Mounts:        <none>
  Volumes:         <none>
  Node-Selectors:  <none>
  Tolerations:     <none>
Events:
  Type    Reason            Age   From                   Message
  ----    ------            ----  ----                   -------
  Normal  SuccessfulCreate  …    replicaset-controller  Created pod: web-85699d67f5-…
  Normal  SuccessfulCreate  …    replicaset-controller  Created pod: web-85699d67f5-…
  Normal  SuccessfulCreate  …    replicaset-controller  Created pod: web-85699d67f5-…
$ kubectl get deployment web -o yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    deployment.kubernetes.io/revision: "1"
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"annotations":{},"labels":{"app":"web"},"name":"web","namespace":"default"},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"image":"nginx:1.29","name":"web","ports":[{"containerPort":80}],"resources":{"requests":{"cpu":"100m","memory":"64Mi"}}}]}}}}
  creationTimestamp: "…"
  generation: 1
  labels:
    app: web
  name: web
  namespace: default
  resourceVersion: "…"
  uid: …
spec:
  progressDeadlineSeconds: 600
  replicas: 3
  revisionHistoryLimit: 10
  selector:
    matchLabels:
      app: web
  strategy:
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 25%
    type: RollingUpdate
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - image: nginx:1.29
        imagePullPolicy: IfNotPresent
        name: web
        ports:
        - containerPort: 80
          protocol: TCP
        resources:
          requests:
            cpu: 100m
            memory: 64Mi
        terminationMessagePath: /dev/termination-log
        terminationMessagePolicy: File
      dnsPolicy: ClusterFirst
      restartPolicy: Always
      schedulerName: default-scheduler
      securityContext: {}
      terminationGracePeriodSeconds: 30
status:
  availableReplicas: 3
  conditions:
  - lastTransitionTime: "…"
    lastUpdateTime: "…"
    message: Deployment has minimum availability.
    reason: MinimumReplicasAvailable
    status: "True"
    type: Available
  - lastTransitionTime: "…"
    lastUpdateTime: "…"
    message: ReplicaSet "web-85699d67f5" has successfully progressed.
    reason: NewReplicaSetAvailable
    status: "True"
    type: Progressing
  observedGeneration: 1
  readyReplicas: 3
  replicas: 3
  terminatingReplicas: 0
  updatedReplicas: 3
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: nginx:1.29
        ports: [{containerPort: 80}]
        resources: {requests: {cpu: 100m, memory: 64Mi}}
