# Power comes first: nothing starts on a machine that has none, and the control plane is a machine too.
$ cluster power-off worker-1
node/worker-1 powered off
! cluster start kubelet worker-1
error: kubelet/worker-1 cannot start: worker-1 has no power; try "cluster power-on worker-1"
$ cluster power-on worker-1
node/worker-1 powered on
$ cluster power-off control-plane
node/control-plane powered off
! kubectl get nodes
The connection to the server 10.0.0.10:6443 was refused - did you specify the right host or port?
$ cluster power-on control-plane
node/control-plane powered on
$ sleep 30s
$ kubectl get nodes
NAME            STATUS   ROLES           AGE   VERSION
control-plane   Ready    control-plane   …   v1.36.2
worker-1        Ready    <none>          …   v1.36.2
worker-2        Ready    <none>          …   v1.36.2
worker-3        Ready    <none>          …   v1.36.2
