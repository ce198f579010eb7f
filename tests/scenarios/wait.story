# Waiting: for a condition, a field, an end; and giving up.
$ kubectl create deployment web --image=nginx:1.27
deployment.apps/web created
$ kubectl wait deployment/web --for=condition=Available --timeout=1m
deployment.apps/web condition met
! kubectl wait deployment/web --for=condition=Nope --timeout=2s
error: timed out waiting for the condition on deployments/web
$ kubectl wait deployment/web --for=jsonpath='{.status.readyReplicas}'=1 --timeout=10s
deployment.apps/web condition met
! kubectl wait deployment/web --for=delete --timeout=1s
error: timed out waiting for the condition on deployments/web
$ kubectl wait pod --all --for=condition=Ready
pod/web-74d644cc78-… condition met
$ kubectl delete deployment web
deployment.apps "web" deleted from default namespace
$ kubectl wait deployment/web --for=delete
! kubectl wait deployment/web --for=nonsense
error: unrecognized condition: "nonsense"
