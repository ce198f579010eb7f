# Two managers want one field: the second is refused, unless it insists. Who owns what is kept with the object.
$ kubectl apply --server-side -f web.yaml
deployment.apps/web serverside-applied
$ kubectl scale deployment web --replicas=5
deployment.apps/web scaled
# The autoscaler of this story is a person at the keyboard: the scale belongs to kubectl's update now.
! kubectl apply --server-side -f web.yaml
error: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas
Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the `--force-conflicts` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
# Shared while both want the same; taken by force when they do not.
$ kubectl apply --server-side --force-conflicts -f web.yaml
deployment.apps/web serverside-applied
$ kubectl get deployment web -o jsonpath={.spec.replicas}
2
! kubectl apply --server-side --field-manager=team-b -f web-b.yaml
error: Apply failed with 2 conflicts: conflicts with "kubectl":
- .spec.replicas
- .spec.template.spec.containers[name="web"].image
Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the `--force-conflicts` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
$ kubectl apply --server-side --field-manager=team-b --force-conflicts -f web-b.yaml
deployment.apps/web serverside-applied
! kubectl apply --server-side -f web.yaml
error: Apply failed with 2 conflicts: conflicts with "team-b":
- .spec.replicas
- .spec.template.spec.containers[name="web"].image
Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the `--force-conflicts` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
$ kubectl apply --server-side -f web-small.yaml
deployment.apps/web serverside-applied
$ kubectl get deployment web -o jsonpath='{range .metadata.managedFields[*]}{.manager} {.operation} {.subresource}{"\n"}{end}'
kubectl Apply 
team-b Apply 
kube-controller-manager Update status
# A slip in a file is told by its path.
! kubectl apply --server-side -f slip.yaml
Error from server (BadRequest): failed to create typed patch object (default/slip; /v1, Kind=ConfigMap): .dada: field not declared in schema
# What was applied on the client side before is taken over, and what the file leaves out goes.
$ kubectl apply -f settings.yaml
configmap/settings created
$ kubectl apply --server-side -f settings-less.yaml
configmap/settings serverside-applied
$ kubectl get configmap settings -o jsonpath={.data}
{"colour":"blue"}
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: nginx:1.27
-- web-b.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  template:
    spec:
      containers:
      - name: web
        image: nginx:1.28
-- web-small.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
-- slip.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: slip}
dada: {colour: red}
-- settings.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {colour: red, size: large}
-- settings-less.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {colour: blue}
