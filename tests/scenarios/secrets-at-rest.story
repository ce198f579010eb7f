# Where does a Secret lie, and who can read it there? Base64 is no lock: etcd holds it as plain as any other object,
# until the API server is told to encrypt what it stores.
$ kubectl create secret generic db --from-literal=password=chai-garam
secret/db created
$ kubectl get secret db -o jsonpath={.data.password}
Y2hhaS1nYXJhbQ==
$ kubectl get secret db -o jsonpath={.data.password} | base64 -d
chai-garam
# The same, without the API server and all that it asks: straight from etcd.
$ etcdctl get /registry/secrets/default/db --print-value-only | jq -r .data.password | base64 -d
chai-garam

# A key of 32 bytes, and a configuration that names it.
$ cluster encrypt enc.yaml
new writes are encrypted; what lies in etcd stays as it is until it is written again
# What was stored before lies there as before.
$ etcdctl get /registry/secrets/default/db --print-value-only | head -c 12
{"apiVersion
$ kubectl get secrets -o json | kubectl replace -f -
secret/db replaced
$ etcdctl get /registry/secrets/default/db --print-value-only | head -c 27
k8s:enc:aescbc:v1:class-1:…
# Through the API server nothing has changed for whoever may read it.
$ kubectl get secret db -o jsonpath={.data.password} | base64 -d
chai-garam
# ConfigMaps were not named in the configuration.
$ kubectl create configmap open --from-literal=a=1
configmap/open created
$ etcdctl get /registry/configmaps/default/open --print-value-only | head -c 12
{"apiVersion

# A server that has lost the key cannot read what the key has closed.
$ cluster encrypt --off
new writes are stored as they are
! kubectl get secret db
Error from server (InternalError): Internal error occurred: unable to transform key "/registry/secrets/default/db": no matching prefix found
$ cluster encrypt enc.yaml
new writes are encrypted; what lies in etcd stays as it is until it is written again
$ kubectl get secret db
NAME   TYPE     DATA   AGE
db     Opaque   1      …

# A configuration with a mistake changes nothing.
! cluster encrypt bad.yaml
error: bad.yaml: resources[0].providers[0].aescbc.keys[0].secret: Invalid value: "REDACTED": secret is not of the expected length, got 5, expected one of [16 24 32]
! cluster encrypt nope.yaml
error: open nope.yaml: no such file or directory

# What else lies in etcd?
$ etcdctl get /registry/namespaces/ --prefix --keys-only
/registry/namespaces/default

/registry/namespaces/kube-node-lease

/registry/namespaces/kube-public

/registry/namespaces/kube-system

$ etcdctl get /registry/pods/ --prefix --count-only
0
! etcdctl put /registry/pods/default/x y
Error: etcdctl put is not part of this simulation; there is: etcdctl get KEY [--prefix] [--keys-only] [--print-value-only] [--count-only] [--limit N] [-w simple|fields|json]

-- enc.yaml --
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
- resources: [secrets]
  providers:
  - aescbc:
      keys:
      - name: class-1
        secret: MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=
  - identity: {}
-- bad.yaml --
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
- resources: [secrets]
  providers:
  - aescbc:
      keys:
      - name: short
        secret: c2hvcnQ=
