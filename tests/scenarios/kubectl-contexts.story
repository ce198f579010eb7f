# The kubeconfig says who asks; flags say otherwise for one line.
$ kubectl config current-context
admin
$ kubectl config get-contexts
CURRENT   NAME        CLUSTER      AUTHINFO           NAMESPACE
*         admin       kubernetes   kubernetes-admin   
          anonymous   kubernetes   anonymous          
          asha        kubernetes   asha               
          attacker    kubernetes   attacker           
          ci          kubernetes   ci                 
          ravi        kubernetes   ravi               
$ kubectl auth whoami
ATTRIBUTE   VALUE
Username    kubernetes-admin
Groups      [system:masters system:authenticated]
$ kubectl auth whoami --context=asha
ATTRIBUTE   VALUE
Username    asha
Groups      [developers system:authenticated]
! kubectl auth can-i '*' '*' --as=nobody
no
$ kubectl config use-context anonymous
Switched to context "anonymous".
! kubectl get pods
Error from server (Forbidden): pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "default"
$ kubectl config use-context admin
Switched to context "admin".
$ kubectl config set-context --current --namespace=kube-system
Context "admin" modified.
$ kubectl get pods
No resources found in kube-system namespace.
$ kubectl config set-context --current --namespace=
Context "admin" modified.
$ kubectl config view --minify -o jsonpath='{.contexts[0].context}{"\n"}'
{"cluster":"kubernetes","user":"kubernetes-admin"}
! kubectl config use-context nobody
error: no context exists with the name: "nobody"
! kubectl get pods --token=wrong
error: You must be logged in to the server (Unauthorized)
! kubectl get pods --server=https://10.0.0.99:6443
The connection to the server 10.0.0.99:6443 was refused - did you specify the right host or port?
! kubectl get pods --as-group=dev
error: requesting uid, groups or user-extra for  without impersonating a user
