# One command a kind.
$ kubectl create namespace team
namespace/team created
$ kubectl create configmap settings --from-literal=colour=blue --from-file=app.properties -n team
configmap/settings created
$ kubectl create secret generic key --from-literal=password=hunter2 -n team
secret/key created
$ kubectl get secret key -n team -o go-template='{{.data.password | base64decode}}{{"\n"}}'
hunter2
$ kubectl create service nodeport web --tcp=80:8080 -n team
service/web created
$ kubectl create quota small --hard=pods=10,count/deployments.apps=1 -n team
resourcequota/small created
$ kubectl create serviceaccount robot -n team
serviceaccount/robot created
$ kubectl create role reader --verb=get,list,watch --resource=pods,deployments.apps -n team
role.rbac.authorization.k8s.io/reader created
$ kubectl create rolebinding readers --role=reader --serviceaccount=team:robot -n team
rolebinding.rbac.authorization.k8s.io/readers created
$ kubectl auth can-i list pods -n team --as=system:serviceaccount:team:robot
yes
! kubectl auth can-i delete pods -n team --as=system:serviceaccount:team:robot
no
$ kubectl create clusterrole watcher --verb=watch --resource=nodes
clusterrole.rbac.authorization.k8s.io/watcher created
$ kubectl create clusterrolebinding watchers --clusterrole=watcher --group=watchers
clusterrolebinding.rbac.authorization.k8s.io/watchers created
$ kubectl create job once --image=busybox -n team -- sh -c "sleep 1"
job.batch/once created
$ kubectl create cronjob often --image=busybox --schedule="*/5 * * * *" -n team -- date
cronjob.batch/often created
$ kubectl create job now --from=cronjob/often -n team
job.batch/now created
$ kubectl create ingress front --rule="a.example.com/*=web:80" -n team
ingress.networking.k8s.io/front created
$ kubectl create poddisruptionbudget one --selector=app=web --min-available=1 -n team
poddisruptionbudget.policy/one created
$ kubectl create priorityclass high --value=1000
priorityclass.scheduling.k8s.io/high created
$ kubectl create deployment web --image=nginx:1.27 -n team
deployment.apps/web created
! kubectl create deployment more --image=nginx:1.27 -n team
error: failed to create deployment: deployments.apps "more" is forbidden: exceeded quota: small, requested: count/deployments.apps=1, used: count/deployments.apps=1, limited: count/deployments.apps=1
$ kubectl create deployment dry --image=nginx:1.27 --dry-run=client -o yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    app: dry
  name: dry
spec:
  replicas: 1
  selector:
    matchLabels:
      app: dry
  strategy: {}
  template:
    metadata:
      labels:
        app: dry
    spec:
      containers:
      - image: nginx:1.27
        name: nginx
        resources: {}
status: {}
! kubectl create role nobody --resource=pods
error: at least one verb must be specified
! kubectl create quota odd --hard=pods=many
error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'
-- app.properties --
size=3
