# A page of a list, and a watch from long ago: the server forgets, and says so. 410.
$ for name in a b c; do kubectl create configmap $name -n default; done
configmap/a created
configmap/b created
configmap/c created
$ kubectl get --raw '/api/v1/namespaces/default/configmaps?limit=1' | jq -c '[.items[].metadata.name, .metadata.remainingItemCount]'
["a",3]
$ token=$(kubectl get --raw '/api/v1/namespaces/default/configmaps?limit=1' | jq -r .metadata.continue)
$ old=$(kubectl get --raw '/api/v1/namespaces/default/configmaps?limit=1' | jq -r .metadata.resourceVersion)
# The next page shows the list as it was, whatever happened since.
$ kubectl delete configmap b
configmap "b" deleted from default namespace
$ kubectl get --raw "/api/v1/namespaces/default/configmaps?limit=2&continue=$token" | jq -c '[.items[].metadata.name]'
["b","c"]
$ kubectl get configmaps --chunk-size=1 -o name
configmap/a
configmap/c
configmap/kube-root-ca.crt
# Etcd is compacted every five minutes, so that what was there one turn before is forgotten.
$ sleep 11m
! kubectl get --raw "/api/v1/namespaces/default/configmaps?limit=2&continue=$token"
Error from server (Expired): The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.
! kubectl get --raw "/api/v1/namespaces/default/configmaps?resourceVersion=$old&resourceVersionMatch=Exact"
Error from server (Expired): The resourceVersion for the provided list is too old.
$ kubectl get --raw '/api/v1/namespaces/default/configmaps?watch=1&resourceVersion=1'
{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1 (…)","reason":"Expired","code":410}}
# A watch from a revision that is still in the server's memory goes on from there.
$ kubectl get --raw "/api/v1/namespaces/default/configmaps?watch=1&timeoutSeconds=5&resourceVersion=$old" | jq -c '[.type, .object.metadata.name]'
["DELETED","b"]
# Who starts anew is served.
$ kubectl get --raw '/api/v1/namespaces/default/configmaps' | jq -c '[.items[].metadata.name]'
["a","c","kube-root-ca.crt"]
