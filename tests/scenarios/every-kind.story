# Every kind of the documentation's examples is checked, completed and stored, though nothing acts on some of them yet.
$ kubectl apply -f all.yaml
statefulset.apps/web created
daemonset.apps/agent created
job.batch/pi created
cronjob.batch/hello created
horizontalpodautoscaler.autoscaling/web created
poddisruptionbudget.policy/zk created
ingress.networking.k8s.io/web created
networkpolicy.networking.k8s.io/deny created
persistentvolumeclaim/data created
resourcequota/q created
limitrange/l created
role.rbac.authorization.k8s.io/reader created
rolebinding.rbac.authorization.k8s.io/readers created
Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice
endpoints/ext created
replicationcontroller/old created
podtemplate/pt created
persistentvolume/pv created
storageclass.storage.k8s.io/slow created
priorityclass.scheduling.k8s.io/high created
clusterrole.rbac.authorization.k8s.io/reader created
clusterrolebinding.rbac.authorization.k8s.io/readers created
ingressclass.networking.k8s.io/nginx created
runtimeclass.node.k8s.io/gvisor created
customresourcedefinition.apiextensions.k8s.io/crontabs.stable.example.com created
csidriver.storage.k8s.io/a.b.c created
flowschema.flowcontrol.apiserver.k8s.io/fs created
validatingadmissionpolicy.admissionregistration.k8s.io/demo created
validatingwebhookconfiguration.admissionregistration.k8s.io/hook created
$ kubectl get sts,ds,cj,hpa,pdb,ing,netpol,pvc,rc,podtemplate
NAME                   READY   AGE
statefulset.apps/web   0/3     0s

NAME                   DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   NODE SELECTOR   AGE
daemonset.apps/agent   0         0         0       0            0           <none>          0s

NAME                  SCHEDULE    TIMEZONE   SUSPEND   ACTIVE   LAST SCHEDULE   AGE
cronjob.batch/hello   * * * * *   <none>     False     0        <none>          0s

NAME                                      REFERENCE        TARGETS              MINPODS   MAXPODS   REPLICAS   AGE
horizontalpodautoscaler.autoscaling/web   Deployment/web   cpu: <unknown>/80%   1         5         0          0s

NAME                            MIN AVAILABLE   MAX UNAVAILABLE   ALLOWED DISRUPTIONS   AGE
poddisruptionbudget.policy/zk   2               N/A               0                     0s

NAME                            CLASS   HOSTS           ADDRESS   PORTS   AGE
ingress.networking.k8s.io/web   nginx   a.example.com             80      0s

NAME                                   POD-SELECTOR   AGE
networkpolicy.networking.k8s.io/deny   <none>         0s

NAME                         STATUS    VOLUME   CAPACITY   ACCESS MODES   STORAGECLASS   VOLUMEATTRIBUTESCLASS   AGE
persistentvolumeclaim/data   Pending                                                     <unset>                 0s

NAME                        DESIRED   CURRENT   READY   AGE
replicationcontroller/old   0         0         0       0s

NAME             CONTAINERS   IMAGES   POD LABELS
podtemplate/pt   c            nginx    <none>
$ kubectl get pv,sc,pc,ingressclass,runtimeclass,csidriver
NAME                  CAPACITY   ACCESS MODES   RECLAIM POLICY   STATUS    CLAIM   STORAGECLASS   VOLUMEATTRIBUTESCLASS   REASON   AGE
persistentvolume/pv   1Gi        RWO            Retain           Pending                          <unset>                          0s

NAME                               PROVISIONER                    RECLAIMPOLICY   VOLUMEBINDINGMODE   ALLOWVOLUMEEXPANSION   AGE
storageclass.storage.k8s.io/slow   kubernetes.io/no-provisioner   Delete          Immediate           false                  0s

NAME                                                      VALUE        GLOBAL-DEFAULT   AGE   PREEMPTIONPOLICY
priorityclass.scheduling.k8s.io/high                      1000         false            0s    PreemptLowerPriority
priorityclass.scheduling.k8s.io/system-cluster-critical   2000000000   false            …   PreemptLowerPriority
priorityclass.scheduling.k8s.io/system-node-critical      2000001000   false            …   PreemptLowerPriority

NAME                                   CONTROLLER            PARAMETERS   AGE
ingressclass.networking.k8s.io/nginx   example.com/ingress   <none>       0s

NAME                              HANDLER   AGE
runtimeclass.node.k8s.io/gvisor   runsc     0s

NAME                             ATTACHREQUIRED   PODINFOONMOUNT   STORAGECAPACITY   TOKENREQUESTS   REQUIRESREPUBLISH   MODES        AGE
csidriver.storage.k8s.io/a.b.c   true             false            false             <unset>         false               Persistent   0s
$ kubectl get job pi -o jsonpath={.spec.completionMode}/{.spec.backoffLimit}/{.metadata.generation}
NonIndexed/4/1
$ kubectl get hpa.v1.autoscaling web -o jsonpath={.spec.targetCPUUtilizationPercentage}
80

# What is wrong is told in the words of the kind, and nothing of it is stored.
! kubectl apply -f job.yaml
The Job "j" is invalid: spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"
! kubectl apply -f ingress.yaml
The Ingress "i" is invalid: 
* spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified
* spec.rules[0].http.paths[0].backend: Invalid value: "": resource or service backend is required
! kubectl apply -f crd.yaml
The CustomResourceDefinition "carts.shop.io" is invalid: spec.validation.openAPIV3Schema.properties[spec].type: Required value: must not be empty for specified object fields
! kubectl get job j
Error from server (NotFound): jobs.batch "j" not found

# What others rest on cannot be changed.
! kubectl apply -f priority.yaml
The PriorityClass "high" is invalid: value: Forbidden: may not be changed in an update.
! kubectl apply -f claim.yaml
The StatefulSet "web" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden
! kubectl apply -f class.yaml
The StorageClass "slow" is invalid: provisioner: Forbidden: updates to provisioner are forbidden.
-- priority.yaml --
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: high}
value: 7
-- claim.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec: {serviceName: other, selector: {matchLabels: {app: nginx}}, template: {metadata: {labels: {app: nginx}}, spec: {containers: [{name: nginx, image: nginx:1.27}]}}}
-- class.yaml --
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: slow}
provisioner: example.com/other
-- job.yaml --
apiVersion: batch/v1
kind: Job
metadata: {name: j}
spec: {template: {spec: {containers: [{name: c, image: nginx}]}}}
-- ingress.yaml --
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i}
spec: {rules: [{http: {paths: [{path: a, backend: {}}]}}]}
-- crd.yaml --
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: carts.shop.io}
spec:
  group: shop.io
  scope: Namespaced
  names: {plural: carts, kind: Cart}
  versions:
  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {}}}}}
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  selector: {matchLabels: {app: nginx}}
  serviceName: nginx
  replicas: 3
  template:
    metadata: {labels: {app: nginx}}
    spec:
      containers:
      - {name: nginx, image: nginx:1.27, volumeMounts: [{name: www, mountPath: /usr/share/nginx/html}]}
  volumeClaimTemplates:
  - metadata: {name: www}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec: {selector: {matchLabels: {app: agent}}, template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: c, image: nginx}]}}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: pi}
spec: {backoffLimit: 4, template: {spec: {restartPolicy: Never, containers: [{name: pi, image: perl:5.34, command: [perl, -Mbignum=bpi, -wle, print bpi(2000)]}]}}}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: hello}
spec: {schedule: "* * * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: OnFailure, containers: [{name: hello, image: busybox:1.28}]}}}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: zk}
spec: {minAvailable: 2, selector: {matchLabels: {app: zk}}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {ingressClassName: nginx, rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny}
spec: {podSelector: {}, policyTypes: [Ingress]}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: q}
spec: {hard: {pods: 30}}
---
apiVersion: v1
kind: LimitRange
metadata: {name: l}
spec: {limits: [{type: Container, default: {cpu: 500m}}]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader}
rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers}
roleRef: {kind: Role, name: reader, apiGroup: rbac.authorization.k8s.io}
subjects: [{kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}]
---
apiVersion: v1
kind: Endpoints
metadata: {name: ext}
subsets: [{addresses: [{ip: 10.9.9.9}], ports: [{port: 80}]}]
---
apiVersion: v1
kind: ReplicationController
metadata: {name: old}
spec: {replicas: 0, selector: {app: old}, template: {metadata: {labels: {app: old}}, spec: {containers: [{name: c, image: nginx}]}}}
---
apiVersion: v1
kind: PodTemplate
metadata: {name: pt}
template: {spec: {containers: [{name: c, image: nginx}]}}
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: pv}
spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /data}}
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: slow}
provisioner: kubernetes.io/no-provisioner
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: high}
value: 1000
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: readers}
roleRef: {kind: ClusterRole, name: reader, apiGroup: rbac.authorization.k8s.io}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
spec: {controller: example.com/ingress}
---
apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata: {name: gvisor}
handler: runsc
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: crontabs.stable.example.com}
spec:
  group: stable.example.com
  scope: Namespaced
  names: {plural: crontabs, singular: crontab, kind: CronTab, shortNames: [ct]}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {cronSpec: {type: string}, replicas: {type: integer}}}}}}
---
apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata: {name: a.b.c}
spec: {}
---
apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: FlowSchema
metadata: {name: fs}
spec: {priorityLevelConfiguration: {name: exempt}, rules: [{subjects: [{kind: User, user: {name: x}}], nonResourceRules: [{verbs: ["*"], nonResourceURLs: ["*"]}]}]}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: demo}
spec:
  failurePolicy: Fail
  matchConstraints: {resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}]}
  validations: [{expression: "object.spec.replicas <= 5"}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: hook}
webhooks: [{name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], failurePolicy: Ignore, clientConfig: {url: "https://x.y"}, rules: [{apiGroups: [""], apiVersions: [v1], resources: [pods], operations: [CREATE]}]}]
