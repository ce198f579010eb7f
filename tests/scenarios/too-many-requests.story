# One person with a loop must not lock out the others. Asha asks two hundred times at once; her share of the seats and her queue are full, and the rest is told to come again: 429.
$ kubectl --context=asha get configmaps -o name
configmap/kube-root-ca.crt
$ bash flood.sh asha 200
$ grep -o 'status="[^"]*"' log.txt | sort | uniq -c
    200 status="200 OK"
    … status="429 Too Many Requests"
# Nobody got less for it: kubectl waited for the second that it was told, and asked again.
$ wc -l < names.txt
200
# Meanwhile Ravi, whose queue is his own, is served at once.
$ bash flood.sh asha 400 & kubectl -v=6 --context=ravi get configmap kube-root-ca.crt -o name 2>&1 | grep -o 'status="[^"]*"'; wait
[1] …
status="200 OK"
[1]+  Done                    bash flood.sh asha 400
# Whoever is of system:masters never waits, and a ServiceAccount sits on seats of another level, of which there are more.
$ bash flood.sh admin 200
$ grep -o 'status="[^"]*"' log.txt | sort | uniq -c
    200 status="200 OK"
$ kubectl create rolebinding ci-views --clusterrole=view --serviceaccount=default:ci
rolebinding.rbac.authorization.k8s.io/ci-views created
$ bash flood.sh ci 200
$ grep -o 'status="[^"]*"' log.txt | sort | uniq -c
    200 status="200 OK"
-- flood.sh --
#!/bin/bash
# Asks so often at once, in somebody's context.
rm -f names.txt log.txt
for ((i = 0; i < $2; i++)); do
  kubectl -v=6 --context=$1 get configmaps -o name >> names.txt 2>> log.txt &
done
wait
