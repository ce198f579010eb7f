# The learner's shell: files, pipes, here-documents, one thing after another.
$ ls
note.txt
$ cat note.txt | grep two
two
$ echo one two three | wc -w
3
$ echo hello > greeting.txt && cat greeting.txt
hello
$ echo again >> greeting.txt; wc -l greeting.txt
2 greeting.txt
! cat nope.txt
cat: nope.txt: No such file or directory
! nosuch
nosuch: command not found
$ nosuch || echo "there is no such thing"
nosuch: command not found
there is no such thing
! false && echo never
$ kubectl apply -f - <<EOF
apiVersion: v1
kind: ConfigMap
metadata: {name: here}
data: {from: document}
EOF
configmap/here created
$ kubectl get configmap here -o jsonpath='{.data.from}' > out.txt; cat out.txt
document
$ kubectl get nodes --no-headers | grep -c Ready
4
! kubectl get nodes | grep nothing
! sleep
sleep: missing operand
Try 'sleep --help' for more information.
! sleep soon
sleep: invalid time interval 'soon'
! echo "open
unexpected EOF while looking for matching `"'
! cat <
syntax error near unexpected token `newline'
$ help
kubectl …   talk to the cluster (kubectl help)
cluster …   break and mend its machines (cluster help)
etcdctl …   look at what lies in etcd (etcdctl help)
sleep 30s   let simulated time pass

Programs (each with --help):
…
Of the shell itself:
…
-- note.txt --
one
two
three
