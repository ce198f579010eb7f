# Labels and annotations, set and taken away.
$ kubectl create deployment web --image=nginx:1.27
deployment.apps/web created
$ kubectl label deployment web tier=front
deployment.apps/web labeled
$ kubectl label deployment web tier=front
deployment.apps/web not labeled
! kubectl label deployment web tier=back
error: 'tier' already has a value (front), and --overwrite is false
$ kubectl label deployment web tier=back --overwrite
deployment.apps/web labeled
$ kubectl label deployment web tier-
deployment.apps/web unlabeled
$ kubectl label deployment web tier-
label "tier" not found.
deployment.apps/web not labeled
$ kubectl annotate deployment web note=one
deployment.apps/web annotated
! kubectl annotate deployment web note=two
error: --overwrite is false but found the following declared annotation(s): 'note' already has a value (one)
$ kubectl annotate deployment web note=two --overwrite
deployment.apps/web annotated
$ kubectl get deployment web -o jsonpath='{.metadata.annotations.note}'
two
$ kubectl annotate deployment web note-
deployment.apps/web annotated
! kubectl label deployment web
error: at least one label update is required
! kubectl label deployment web "bad key!=x"
The Deployment "web" is invalid: metadata.labels: Invalid value: "bad key!": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')
$ kubectl cordon worker-1
node/worker-1 cordoned
$ kubectl cordon worker-1
node/worker-1 already cordoned
$ kubectl get node worker-1
NAME       STATUS                     ROLES    AGE   VERSION
worker-1   Ready,SchedulingDisabled   <none>   …   v1.36.2
$ kubectl uncordon worker-1
node/worker-1 uncordoned
$ kubectl uncordon worker-1
node/worker-1 already uncordoned
