# What is typed wrongly is said at once, with the nearest right word.
! kubectl foo
error: unknown command "foo" for "kubectl"

Did you mean this?
	top
! kubectl geet pods
error: unknown command "geet" for "kubectl"

Did you mean this?
	get
	set
! kubectl exec web -- ls
error: kubectl exec is not part of this simulation: containers are played from the outside, and nothing runs inside them
$ kubectl rollout
Manage the rollout of a resource.

Available Commands:
  history  View rollout history
  pause    Mark the provided resource as paused
  restart  Restart a resource
  resume   Resume a paused resource
  status   Show the status of the rollout
  undo     Undo a previous rollout

Usage:
  kubectl rollout SUBCOMMAND

Use "kubectl rollout <command> --help" for more information about a given command.
Use "kubectl options" for a list of global command-line options (applies to all commands).
! kubectl rollout foo
error: unknown command "foo"
See 'kubectl rollout -h' for help and examples
! kubectl rollout status
error: required resource not specified
See 'kubectl rollout status -h' for help and examples
! kubectl rollout status deployment/nope
Error from server (NotFound): deployments.apps "nope" not found
! kubectl rollout undo svc/kubernetes
error: services "kubernetes" rollback is not supported
! kubectl set image deployment/web
error: at least one image update is required
! kubectl set image web=nginx
error: one or more resources must be specified as <resource> <name> or <resource>/<name>
! kubectl delete
error: You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'
! kubectl delete pod
error: resource(s) were provided, but no name was specified
! kubectl delete pod nope
Error from server (NotFound): pods "nope" not found
! kubectl delete pods,svc
error: resource(s) were provided, but no name was specified
! kubectl delete ns default
Error from server (Forbidden): namespaces "default" is forbidden: this namespace may not be deleted
! kubectl logs
error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
POD or TYPE/NAME is a required argument for the logs command
See 'kubectl logs -h' for help and examples
! kubectl logs nope
error: error from server (NotFound): pods "nope" not found in namespace "default"
! kubectl top pods
error: Metrics API not available
! kubectl wait deploy/web
error: unrecognized condition: ""
! kubectl wait --for=condition=Ready pod/nope
Error from server (NotFound): pods "nope" not found
! kubectl wait --for=condition=Ready pods -l app=none
error: no matching resources found
! kubectl create deployment
error: required flag(s) "image" not set
! kubectl create deployment web
error: required flag(s) "image" not set
! kubectl create namespace
error: exactly one NAME is required, got 0
See 'kubectl create namespace -h' for help and examples
$ kubectl create namespace mine
namespace/mine created
! kubectl create namespace mine
Error from server (AlreadyExists): namespaces "mine" already exists
! kubectl label pod nope a=b
Error from server (NotFound): pods "nope" not found
! kubectl label pod
error: at least one label update is required
! kubectl cordon nope
Error from server (NotFound): nodes "nope" not found
! kubectl scale pod/x --replicas=2
Error from server (NotFound): pods "x" not found
! kubectl get pods -n
error: flag needs an argument: 'n' in -n
See 'kubectl get --help' for usage.
! kubectl scale deploy/web --replicas=two
error: invalid argument "two" for "--replicas" flag: strconv.ParseInt: parsing "two": invalid syntax
See 'kubectl scale --help' for usage.
! kubectl wait pod/x --for=delete --timeout=5
error: invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"
See 'kubectl wait --help' for usage.
$ kubectl version
Client Version: v1.36.4
Kustomize Version: v5.8.1
Server Version: v1.36.2
$ kubectl api-versions
admissionregistration.k8s.io/v1
apiextensions.k8s.io/v1
apiregistration.k8s.io/v1
apps/v1
authentication.k8s.io/v1
authorization.k8s.io/v1
autoscaling/v1
autoscaling/v2
batch/v1
certificates.k8s.io/v1
coordination.k8s.io/v1
discovery.k8s.io/v1
events.k8s.io/v1
flowcontrol.apiserver.k8s.io/v1
networking.k8s.io/v1
node.k8s.io/v1
policy/v1
rbac.authorization.k8s.io/v1
resource.k8s.io/v1
scheduling.k8s.io/v1
storage.k8s.io/v1
v1
$ kubectl cluster-info
Kubernetes control plane is running at https://10.0.0.10:6443

To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.
$ kubectl api-resources --namespaced=false
NAME                                SHORTNAMES   APIVERSION                        NAMESPACED   KIND
componentstatuses                   cs           v1                                false        ComponentStatus
namespaces                          ns           v1                                false        Namespace
nodes                               no           v1                                false        Node
persistentvolumes                   pv           v1                                false        PersistentVolume
mutatingadmissionpolicies                        admissionregistration.k8s.io/v1   false        MutatingAdmissionPolicy
mutatingadmissionpolicybindings                  admissionregistration.k8s.io/v1   false        MutatingAdmissionPolicyBinding
mutatingwebhookconfigurations                    admissionregistration.k8s.io/v1   false        MutatingWebhookConfiguration
validatingadmissionpolicies                      admissionregistration.k8s.io/v1   false        ValidatingAdmissionPolicy
validatingadmissionpolicybindings                admissionregistration.k8s.io/v1   false        ValidatingAdmissionPolicyBinding
validatingwebhookconfigurations                  admissionregistration.k8s.io/v1   false        ValidatingWebhookConfiguration
customresourcedefinitions           crd,crds     apiextensions.k8s.io/v1           false        CustomResourceDefinition
apiservices                                      apiregistration.k8s.io/v1         false        APIService
selfsubjectreviews                               authentication.k8s.io/v1          false        SelfSubjectReview
tokenreviews                                     authentication.k8s.io/v1          false        TokenReview
selfsubjectaccessreviews                         authorization.k8s.io/v1           false        SelfSubjectAccessReview
selfsubjectrulesreviews                          authorization.k8s.io/v1           false        SelfSubjectRulesReview
subjectaccessreviews                             authorization.k8s.io/v1           false        SubjectAccessReview
certificatesigningrequests          csr          certificates.k8s.io/v1            false        CertificateSigningRequest
flowschemas                                      flowcontrol.apiserver.k8s.io/v1   false        FlowSchema
prioritylevelconfigurations                      flowcontrol.apiserver.k8s.io/v1   false        PriorityLevelConfiguration
ingressclasses                                   networking.k8s.io/v1              false        IngressClass
ipaddresses                         ip           networking.k8s.io/v1              false        IPAddress
servicecidrs                                     networking.k8s.io/v1              false        ServiceCIDR
runtimeclasses                                   node.k8s.io/v1                    false        RuntimeClass
clusterrolebindings                              rbac.authorization.k8s.io/v1      false        ClusterRoleBinding
clusterroles                                     rbac.authorization.k8s.io/v1      false        ClusterRole
deviceclasses                                    resource.k8s.io/v1                false        DeviceClass
resourceslices                                   resource.k8s.io/v1                false        ResourceSlice
priorityclasses                     pc           scheduling.k8s.io/v1              false        PriorityClass
csidrivers                                       storage.k8s.io/v1                 false        CSIDriver
csinodes                                         storage.k8s.io/v1                 false        CSINode
storageclasses                      sc           storage.k8s.io/v1                 false        StorageClass
volumeattachments                                storage.k8s.io/v1                 false        VolumeAttachment
volumeattributesclasses             vac          storage.k8s.io/v1                 false        VolumeAttributesClass
$ kubectl help
kubectl controls the Kubernetes cluster manager.

Commands:
  create         Create a resource from a file or from stdin
  expose         Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service
  run            Run a particular image on the cluster
  set            Set specific features on objects
  explain        Get documentation for a resource
  get            Display one or many resources
  edit           Edit a resource on the server
  delete         Delete resources by file names, stdin, resources and names, or by resources and label selector
  rollout        Manage the rollout of a resource
  scale          Set a new size for a deployment, replica set, or replication controller
  autoscale      Auto-scale a deployment, replica set, stateful set, or replication controller
  certificate    Modify certificate resources
  cluster-info   Display cluster information
  top            Display resource (CPU/memory) usage
  cordon         Mark node as unschedulable
  uncordon       Mark node as schedulable
  drain          Drain node in preparation for maintenance
  taint          Update the taints on one or more nodes
  describe       Show details of a specific resource or group of resources
  logs           Print the logs for a container in a pod
  auth           Inspect authorization
  events         List events
  diff           Diff the live version against a would-be applied version
  apply          Apply a configuration to a resource by file name or stdin
  patch          Update fields of a resource
  replace        Replace a resource by file name or stdin
  wait           Wait for a specific condition on one or many resources
  label          Update the labels on a resource
  annotate       Update the annotations on a resource
  api-resources  Print the supported API resources on the server
  api-versions   Print the supported API versions on the server, in the form of "group/version"
  config         Modify kubeconfig files
  plugin         Provides utilities for interacting with plugins
  version        Print the client and server version information
  completion     Output shell completion code for the specified shell (bash, zsh, fish, or powershell)
  options        Print the list of flags inherited by all commands

Usage:
  kubectl [flags] [options]

Use "kubectl <command> --help" for more information about a given command.
Use "kubectl options" for a list of global command-line options (applies to all commands).
