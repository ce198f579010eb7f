# A learner writes scripts: the shell's own language around kubectl.
$ for name in web api db; do
>   kubectl create configmap $name --from-literal=tier=$name
> done
configmap/web created
configmap/api created
configmap/db created

# What kubectl prints is text, and text can be worked on.
$ names=$(kubectl get configmaps -o name | grep -v kube-root | sort)
$ echo "$names" | sed 's#^configmap/##' | paste -sd,
api,db,web
$ kubectl get configmaps -o json | jq -r '.items[] | select(.data.tier) | "\(.metadata.name)=\(.data.tier)"'
api=api
db=db
web=web
$ kubectl get configmaps --no-headers | awk '$2 == 1 && $1 !~ /^kube/ { n++ } END { print n " with one key" }'
3 with one key
$ kubectl get nodes --no-headers | cut -d' ' -f1 | while read -r node; do echo "node $node"; done
node control-plane
node worker-1
node worker-2
node worker-3

# A here-document is filled in, unless its word is quoted.
$ image=nginx; cat <<EOF > pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: $image
  labels: {sum: "$((40 + 2))"}
spec:
  containers: [{name: main, image: $image}]
EOF
$ yq '.metadata.labels.sum' pod.yaml
42
$ kubectl apply -f - < pod.yaml
pod/nginx created
$ until kubectl get pod nginx | grep -q Running; do sleep 1; done; echo up
up

# A watch goes on beside other work, and a pipe ends it when it has enough.
$ kubectl get pods -w --no-headers > seen.txt & kubectl delete pod nginx; sleep 40; kill %1
[1] …
pod "nginx" deleted from default namespace
[1]+  Terminated              kubectl get pods -w --no-headers > seen.txt
$ grep -c Terminating seen.txt > count.txt; test $(cat count.txt) -gt 0 && echo it was seen
it was seen
$ time timeout 5 kubectl get pods -w || echo "ended with $?"
…
real	0m5.000s
user	0m0.000s
sys	0m0.000s
ended with 124

# Functions, tests, cases, and a script of one's own.
$ kind_of() { case $1 in *.yaml|*.yml) echo manifest;; *.sh) echo script;; *) echo other;; esac; }
$ for file in *; do [ -f "$file" ] && echo "$file: $(kind_of "$file")"; done
check.sh: script
count.txt: other
pod.yaml: manifest
seen.txt: other
$ bash check.sh web db
web has tier web
db has tier db
! bash check.sh nothing
Error from server (NotFound): configmaps "nothing" not found
! ./check.sh web
./check.sh: Permission denied
$ chmod +x check.sh && ./check.sh api
api has tier api
$ alias k=kubectl
$ k get configmap web -o jsonpath='{.data.tier}'; echo
web

# Secrets are only encoded.
$ kubectl create secret generic door --from-literal=key=open-sesame
secret/door created
$ kubectl get secret door -o json | jq -r '.data.key | @base64d'
open-sesame
$ kubectl get secret door -o jsonpath='{.data.key}' | base64 -d; echo
open-sesame

# Nothing hangs, and nothing leaves the home.
! while :; do :; done
stopped: too many steps without any simulated time passing (is there a loop without an end?)
! echo mine > /etc/motd
/etc/motd: Permission denied
$ echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! | grep -cE '^(a|a)*$' || echo "no match, at once"
0
no match, at once
! sed 's/\(a\)\1/b/' pod.yaml
sed: the back-reference \1 is not supported here
-- check.sh --
#!/bin/bash
# Says which tier each ConfigMap has.
set -eu
for name in "$@"; do
  tier=$(kubectl get configmap "$name" -o jsonpath='{.data.tier}')
  printf '%s has tier %s\n' "$name" "${tier:-none}"
done
