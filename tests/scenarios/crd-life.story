# A shop wants a word of its own. First nobody knows the word; then the cluster keeps, checks, shows and scales it; at the end it goes, and what hung on it with it.
! kubectl apply -f widget.yaml
error: resource mapping not found for name: "w1" namespace: "" from "widget.yaml": no matches for kind "Widget" in version "shop.example.com/v1"
ensure CRDs are installed first
! kubectl get widgets
error: the server doesn't have a resource type "widgets"
! kubectl apply -f strange-crd.yaml
The CustomResourceDefinition "widgets.shop.example.org" is invalid: 
* metadata.name: Invalid value: "widgets.shop.example.org": must be spec.names.plural+"."+spec.group
* spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required
$ kubectl apply -f crd.yaml
customresourcedefinition.apiextensions.k8s.io/widgets.shop.example.com created
$ kubectl wait crd/widgets.shop.example.com --for=condition=Established --timeout=10s
customresourcedefinition.apiextensions.k8s.io/widgets.shop.example.com condition met
$ kubectl get crd widgets.shop.example.com -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}{"\n"}{end}'
NamesAccepted=True NoConflicts
Established=True InitialNamesAccepted
$ kubectl api-resources --api-group=shop.example.com
NAME      SHORTNAMES   APIVERSION            NAMESPACED   KIND
widgets   wd           shop.example.com/v1   true         Widget
$ kubectl apply -f widget.yaml
widget.shop.example.com/w1 created
$ kubectl apply -f widget.yaml
widget.shop.example.com/w1 unchanged
$ kubectl get widgets
NAME   SIZE   AGE
w1     3      0s
$ kubectl get wd -o wide
NAME   SIZE   COLOR   AGE
w1     3      red     0s
$ kubectl get all
NAME                 TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE
service/kubernetes   ClusterIP   10.96.0.1    <none>        443/TCP   23s

NAME                         SIZE   AGE
widget.shop.example.com/w1   3      0s
$ kubectl explain widget.spec
GROUP:      shop.example.com
KIND:       Widget
VERSION:    v1

FIELD: spec <Object>


DESCRIPTION:
    <empty>
FIELDS:
  color	<string>
  enum: red, green
    <no description>

  packed	<boolean>
    <no description>

  size	<integer> -required-
    <no description>

# What the file left out is filled in; what breaks the schema, or the rule across two fields, is refused by the path.
$ kubectl get widget w1 -o jsonpath='{.spec.packed}'
true
! kubectl apply -f w2-small.yaml
The Widget "w2" is invalid: spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1
! kubectl apply -f w2-word.yaml
The Widget "w2" is invalid: 
* spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"
* .spec.size: Invalid value: 0: .spec.size accessor error: large is of the type string, expected int64
* <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation
! kubectl apply -f w2-empty.yaml
The Widget "w2" is invalid: 
* spec.size: Required value
* <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation
! kubectl apply -f w2-blue.yaml
The Widget "w2" is invalid: 
* spec.color: Unsupported value: "blue": supported values: "red", "green"
* <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation
! kubectl apply -f w2-rule.yaml
The Widget "w2" is invalid: spec: Invalid value: huge widgets must be red
! kubectl apply -f w2-extra.yaml
Error from server (BadRequest): error when creating "w2-extra.yaml": Widget in version "v1" cannot be handled as a Widget: strict decoding error: unknown field "spec.extra"
$ kubectl apply -f w2-extra.yaml --validate=false
widget.shop.example.com/w2 created
$ kubectl get widget w2 -o jsonpath='{.spec}'
{"color":"green","packed":true,"size":2}

# The status has a door of its own, and so has the scale.
$ kubectl patch widget w1 --type=merge -p '{"status":{"built":1}}'
widget.shop.example.com/w1 patched (no change)
$ kubectl get widget w1 -o jsonpath='{.status}'
$ kubectl patch widget w1 --subresource=status --type=merge -p '{"status":{"built":1},"spec":{"size":9}}'
widget.shop.example.com/w1 patched
$ kubectl get widget w1 -o jsonpath='{.spec.size} {.status} {.metadata.generation}'
3 {"built":1} 1
$ kubectl scale widget/w1 --replicas=5
widget.shop.example.com/w1 scaled
$ kubectl get widget w1 -o jsonpath='{.spec.size} {.metadata.generation}'
5 2

# Whoever may edit in the namespace does not know the new word; a role that is aggregated into `edit` teaches it.
! kubectl --context=asha get widgets
Error from server (Forbidden): widgets.shop.example.com is forbidden: User "asha" cannot list resource "widgets" in API group "shop.example.com" in the namespace "default"
$ kubectl apply -f editors.yaml
clusterrole.rbac.authorization.k8s.io/widget-editors created
$ sleep 1
$ kubectl --context=asha get widgets -o name
widget.shop.example.com/w1
widget.shop.example.com/w2
$ kubectl --context=asha auth can-i delete widgets
yes

# A guard holds the last widget: its kind cannot go before it.
$ kubectl patch widget w1 --type=merge -p '{"metadata":{"finalizers":["shop.example.com/guard"]}}'
widget.shop.example.com/w1 patched
$ kubectl delete widget w1 --wait=false
widget.shop.example.com "w1" deleted from default namespace
$ kubectl delete crd widgets.shop.example.com --wait=false
customresourcedefinition.apiextensions.k8s.io "widgets.shop.example.com" deleted
$ sleep 2
$ kubectl get widgets
NAME   SIZE   AGE
w1     5      3s
! kubectl apply -f widget-3.yaml
Error from server (MethodNotAllowed): error when creating "widget-3.yaml": create not allowed while custom resource definition is terminating
$ kubectl get crd widgets.shop.example.com -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}'
NamesAccepted=True NoConflicts no conflicts found
Established=True InitialNamesAccepted the initial names have been accepted
Terminating=True InstanceDeletionInProgress CustomResource deletion is in progress
$ kubectl patch widget w1 --type=merge -p '{"metadata":{"finalizers":null}}'
widget.shop.example.com/w1 patched
$ kubectl wait crd/widgets.shop.example.com --for=delete --timeout=30s
customresourcedefinition.apiextensions.k8s.io/widgets.shop.example.com condition met
$ kubectl get crd
No resources found
! kubectl get widgets
Error from server (NotFound): Unable to list "shop.example.com/v1, Resource=widgets": the server could not find the requested resource (get widgets.shop.example.com)
-- widget.yaml --
apiVersion: shop.example.com/v1
kind: Widget
metadata: {name: w1}
spec: {size: 3, color: red}
-- widget-3.yaml --
apiVersion: shop.example.com/v1
kind: Widget
metadata: {name: w3}
spec: {size: 3, color: red}
-- crd.yaml --
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.shop.example.com}
spec:
  group: shop.example.com
  scope: Namespaced
  names: {plural: widgets, singular: widget, kind: Widget, shortNames: [wd], categories: [all]}
  versions:
  - name: v1
    served: true
    storage: true
    subresources:
      status: {}
      scale: {specReplicasPath: .spec.size, statusReplicasPath: .status.built}
    additionalPrinterColumns:
    - {name: Size, type: integer, jsonPath: .spec.size}
    - {name: Color, type: string, jsonPath: .spec.color, priority: 1}
    - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            required: [size]
            properties:
              size: {type: integer, minimum: 1, maximum: 10}
              color: {type: string, enum: [red, green]}
              packed: {type: boolean, default: true}
            x-kubernetes-validations:
            - {rule: "self.size < 8 || self.color == 'red'", message: huge widgets must be red}
          status:
            type: object
            properties:
              built: {type: integer}
-- strange-crd.yaml --
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.shop.example.org}
spec:
  group: shop.example.com
  scope: Namespaced
  names: {plural: widgets, kind: Widget}
  versions:
  - name: v1
    served: true
    storage: true
-- w2-small.yaml --
apiVersion: shop.example.com/v1
kind: Widget
metadata: {name: w2}
spec: {size: 0}
-- w2-word.yaml --
apiVersion: shop.example.com/v1
kind: Widget
metadata: {name: w2}
spec: {size: large}
-- w2-empty.yaml --
apiVersion: shop.example.com/v1
kind: Widget
metadata: {name: w2}
spec: {}
-- w2-blue.yaml --
apiVersion: shop.example.com/v1
kind: Widget
metadata: {name: w2}
spec: {size: 2, color: blue}
-- w2-rule.yaml --
apiVersion: shop.example.com/v1
kind: Widget
metadata: {name: w2}
spec: {size: 9, color: green}
-- w2-extra.yaml --
apiVersion: shop.example.com/v1
kind: Widget
metadata: {name: w2}
spec: {size: 2, color: green, extra: 1}
-- editors.yaml --
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: widget-editors
  labels: {rbac.authorization.k8s.io/aggregate-to-edit: "true"}
rules:
- {apiGroups: [shop.example.com], resources: [widgets], verbs: ["*"]}
