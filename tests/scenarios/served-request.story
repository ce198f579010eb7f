# From `kubectl apply` to a served request, and the ways in which one is not served.
$ kubectl apply -f web.yaml
deployment.apps/web created
service/web created
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ sleep 2s
$ cluster request http://web
HTTP/1.1 200 OK  web-7cfdb8d884-… (10.244.…:80 on worker-…)
$ cluster request http://web.default.svc.cluster.local:80/nope --from worker-3
HTTP/1.1 404 Not Found  web-7cfdb8d884-… (10.244.…:80 on worker-…)
$ cluster request web --count 3000
ANSWERED BY            REQUESTS   SHARE
web-7cfdb8d884-…   …   3…%
web-7cfdb8d884-…   …   3…%
web-7cfdb8d884-…   …   3…%
$ cluster request http://kubernetes:443 --from control-plane
HTTP/1.1 400 Bad Request  control-plane (10.0.0.10:6443 on control-plane)

# Slips.
! cluster request wep
curl: (6) Could not resolve host: wep
! cluster request http://web --from worker-9
error: no node is called "worker-9"

Did you mean this?
	worker-1
	worker-2
	worker-3
! cluster request http://web --from pod/nope
error: pod default/nope runs on no node
! cluster request https://web
error: only http:// can be asked, not https://
! cluster request http://web --count 0
error: --count must be from 1 to 10000
! cluster request
error: usage: cluster request TARGET [--from NODE|pod/NAME] [--count N]

# No endpoints: a rule of the sender's own kernel refuses, and nothing flies.
$ kubectl scale deployment/web --replicas=0
deployment.apps/web scaled
$ sleep 3s
! cluster request http://web
curl: (7) Failed to connect to web port 80 after 0 ms: Couldn't connect to server
$ kubectl scale deployment/web --replicas=3
deployment.apps/web scaled
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ sleep 2s

# Without kube-proxy the rules stay: requests are served, until the rules are older than the Pods.
$ cluster stop kube-proxy worker-1
kube-proxy/worker-1 stopped
$ cluster request web --from worker-1
HTTP/1.1 200 OK  web-7cfdb8d884-… (10.244.…:80 on worker-…)
$ kubectl delete pods --all
pod "web-7cfdb8d884-…" deleted from default namespace
pod "web-7cfdb8d884-…" deleted from default namespace
pod "web-7cfdb8d884-…" deleted from default namespace
$ kubectl rollout status deployment/web
…
deployment "web" successfully rolled out
$ sleep 2s
! cluster request web --from worker-1
curl: (7) Failed to connect to web port 80 after 300… ms: Couldn't connect to server
$ cluster request web --from worker-2
HTTP/1.1 200 OK  web-7cfdb8d884-… (10.244.…:80 on worker-…)
$ cluster start kube-proxy worker-1
kube-proxy/worker-1 started
$ sleep 2s
$ cluster request web --from worker-1
HTTP/1.1 200 OK  web-7cfdb8d884-… (10.244.…:80 on worker-…)

# A machine goes dark: until that is noticed, its Pods are still in the draw.
$ cluster power-off worker-2
node/worker-2 powered off
! cluster request web --from worker-2
error: node worker-2 has no power
! cluster request web --from worker-1 --count 30
ANSWERED BY            REQUESTS   SHARE
…
(timed out)…
…
$ kubectl wait node/worker-2 --for=condition=Ready=Unknown --timeout=2m
node/worker-2 condition met
$ sleep 2s
$ cluster request web --from worker-1 --count 30
ANSWERED BY            REQUESTS   SHARE
web-7cfdb8d884-…   …   …%
web-7cfdb8d884-…   …   …%
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
        image: nginx:1.27
        ports: [{containerPort: 80}]
        resources: {requests: {cpu: 100m, memory: 64Mi}}
        readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: 80}]
