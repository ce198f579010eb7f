# Two people write at once: 409. Who saw an older state than the server's is refused; who names no state is believed.
$ kubectl --context=asha create configmap menu --from-literal=soup=tomato
configmap/menu created
$ kubectl --context=asha get configmap menu -o yaml > asha.yaml
$ kubectl get configmap menu -o yaml > admin.yaml
$ sed -i 's/tomato/lentil/' admin.yaml; kubectl replace -f admin.yaml
configmap/menu replaced
$ sed -i 's/tomato/onion/' asha.yaml
! kubectl --context=asha replace -f asha.yaml
Error from server (Conflict): error when replacing "asha.yaml": Operation cannot be fulfilled on configmaps "menu": the object has been modified; please apply your changes to the latest version and try again
$ kubectl get configmap menu -o jsonpath='{.data.soup}'
lentil
# Asha reads again, and tries again: nobody's word was lost.
$ kubectl --context=asha get configmap menu -o yaml | sed 's/lentil/onion/' | kubectl --context=asha replace -f -
configmap/menu replaced
$ kubectl get configmap menu -o jsonpath='{.data.soup}'
onion
# Without a resourceVersion there is nothing to compare, and the last one wins.
$ grep -v resourceVersion admin.yaml | kubectl replace -f -
configmap/menu replaced
$ kubectl get configmap menu -o jsonpath='{.data.soup}'
lentil
# A patch may name the state it was made for, too.
! kubectl patch configmap menu --type=merge -p '{"metadata":{"resourceVersion":"1"},"data":{"soup":"pea"}}'
Error from server (Conflict): Operation cannot be fulfilled on configmaps "menu": the object has been modified; please apply your changes to the latest version and try again
$ kubectl patch configmap menu --type=merge -p '{"data":{"soup":"pea"}}'
configmap/menu patched
$ kubectl -v=6 replace -f asha.yaml 2>&1 | grep -o 'status="[^"]*"'
status="409 Conflict"

# The name is taken: 409 as well, with a reason of its own.
! kubectl create configmap menu
error: failed to create configmap: configmaps "menu" already exists
! kubectl create -f asha.yaml
Error from server: error when creating "asha.yaml": resourceVersion should not be set on objects to be created
# And one object is not another, though it has the same name: who names a uid means that one alone.
$ kubectl delete configmap menu
configmap "menu" deleted from default namespace
$ kubectl create configmap menu --from-literal=soup=leek
configmap/menu created
! kubectl replace -f asha.yaml
Error from server (Conflict): error when replacing "asha.yaml": Operation cannot be fulfilled on configmaps "menu": StorageError: invalid object, Code: 4, Key: /registry/configmaps/default/menu, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: …, UID in object meta: …
$ kubectl get configmap menu -o jsonpath='{.data.soup}'
leek
