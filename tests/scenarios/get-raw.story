# A request by its path alone: what kubectl says to the API server when nobody dresses it up.
$ kubectl get --raw /api/v1/namespaces/default/services/kubernetes
…"kind":"Service","metadata":{"name":"kubernetes","namespace":"default",…
$ kubectl get --raw "/api/v1/nodes?labelSelector=node-role.kubernetes.io%2Fcontrol-plane"
{"apiVersion":"v1","kind":"NodeList","metadata":{"resourceVersion":"…"},"items":[…"name":"control-plane"…]}
! kubectl get --raw /api/v1/namespaces/default/pods/nope
Error from server (NotFound): pods "nope" not found
! kubectl get --raw /apis/apps/v1/namespaces/default/nosuchthings
Error from server (NotFound): the server could not find the requested resource
