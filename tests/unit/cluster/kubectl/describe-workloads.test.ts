/** Recorded descriptions of what keeps Pods running, and of the objects they tell of. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseTime } from '../../../../electron/cluster/kernel/calendar'
import type { ApiObject } from '../../../../electron/contract/api'
import { described, type Others } from './described'

const NOW_MS = parseTime('2026-11-23T09:20:00Z')
const of = (yaml: string, others: Others = {}): string => described(parse(yaml) as ApiObject, NOW_MS, others)

/** Pods of the controller `u1`, one in each of these phases. */
const podsIn = (...phases: readonly string[]): Others => ({
  Pod: phases.map((phase) => ({ metadata: { ownerReferences: [{ controller: true, uid: 'u1' }] }, status: { phase } })),
})

const JOB = `
apiVersion: batch/v1
kind: Job
metadata: {name: idx, namespace: s10, uid: u1, labels: {job-name: idx}}
spec:
  completions: 3
  parallelism: 3
  completionMode: Indexed
  suspend: false
  backoffLimit: 6
  activeDeadlineSeconds: 60
  ttlSecondsAfterFinished: 5
  selector: {matchLabels: {batch.kubernetes.io/controller-uid: u1}}
  template:
    metadata: {labels: {job-name: idx}}
    spec: {containers: [{name: c, image: 'busybox:1.36', command: [sh, -c, sleep 1; exit 0]}]}
status: {startTime: 2026-11-23T09:19:30Z, completionTime: 2026-11-23T09:19:35Z, ready: 0, succeeded: 3, completedIndexes: 0-2}
`

describe('kubectl describe', () => {
  it('a Job whose Pods have numbers', () => {
    expect(of(JOB)).toBe(`Name:                        idx
Namespace:                   s10
Selector:                    batch.kubernetes.io/controller-uid=u1
Labels:                      job-name=idx
Annotations:                 <none>
Parallelism:                 3
Completions:                 3
Completion Mode:             Indexed
Suspend:                     false
Backoff Limit:               6
TTL Seconds After Finished:  5
Start Time:                  Mon, 23 Nov 2026 09:19:30 +0000
Completed At:                Mon, 23 Nov 2026 09:19:35 +0000
Duration:                    5s
Active Deadline Seconds:     60s
Pods Statuses:               0 Active (0 Ready) / 3 Succeeded / 0 Failed
Completed Indexes:           0-2
Pod Template:
  Labels:  job-name=idx
  Containers:
   c:
    Image:      busybox:1.36
    Port:       <none>
    Host Port:  <none>
    Command:
      sh
      -c
      sleep 1; exit 0
    Environment:   <none>
    Mounts:        <none>
  Volumes:         <none>
  Node-Selectors:  <none>
  Tolerations:     <none>
`)
  })

  it('a long list of completed indexes is cut at a comma', () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index * 2).join(',')
    expect(of(JOB.replace('0-2', `"${numbers}"`))).toMatch(
      /Completed Indexes: {11}0,2,4,6,8,10,12,14,16,18,20,22,24,26,28,30,32,34,36,\.\.\.\n/,
    )
  })

  it('a CronJob', () => {
    const text = of(`
apiVersion: batch/v1
kind: CronJob
metadata: {name: forbid, namespace: s11}
spec:
  schedule: '*/1 * * * *'
  concurrencyPolicy: Forbid
  suspend: false
  successfulJobsHistoryLimit: 3
  failedJobsHistoryLimit: 1
  jobTemplate:
    spec:
      template: {spec: {containers: [{name: c, image: 'busybox:1.36', command: [sh, -c, sleep 75; exit 0]}]}}
status: {lastScheduleTime: 2026-11-23T09:22:00Z, active: [{name: forbid-29923762}]}
`)
    expect(text).toBe(`Name:                          forbid
Namespace:                     s11
Labels:                        <none>
Annotations:                   <none>
Schedule:                      */1 * * * *
Concurrency Policy:            Forbid
Suspend:                       False
Time Zone:                     <unset>
Successful Job History Limit:  3
Failed Job History Limit:      1
Starting Deadline Seconds:     <unset>
Selector:                      <unset>
Parallelism:                   <unset>
Completions:                   <unset>
Pod Template:
  Labels:  <none>
  Containers:
   c:
    Image:      busybox:1.36
    Port:       <none>
    Host Port:  <none>
    Command:
      sh
      -c
      sleep 75; exit 0
    Environment:     <none>
    Mounts:          <none>
  Volumes:           <none>
  Node-Selectors:    <none>
  Tolerations:       <none>
Last Schedule Time:  Mon, 23 Nov 2026 09:22:00 +0000
Active Jobs:         forbid-29923762
`)
  })

  it('a DaemonSet', () => {
    const text = of(
      `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: s12, uid: u1, annotations: {deprecated.daemonset.template.generation: '3'}}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec: {containers: [{name: agent, image: 'agent:2'}], nodeSelector: {topology.kubernetes.io/zone: zone-a}}
status: {currentNumberScheduled: 2, desiredNumberScheduled: 2, numberAvailable: 2, numberMisscheduled: 0, numberReady: 2, updatedNumberScheduled: 2}
`,
      podsIn('Running', 'Running'),
    )
    expect(text).toBe(`Name:           agent
Namespace:      s12
Selector:       app=agent
Node-Selector:  topology.kubernetes.io/zone=zone-a
Labels:         <none>
Annotations:    deprecated.daemonset.template.generation: 3
Desired Number of Nodes Scheduled: 2
Current Number of Nodes Scheduled: 2
Number of Nodes Scheduled with Up-to-date Pods: 2
Number of Nodes Scheduled with Available Pods: 2
Number of Nodes Misscheduled: 0
Pods Status:  2 Running / 0 Waiting / 0 Succeeded / 0 Failed
Pod Template:
  Labels:  app=agent
  Containers:
   agent:
    Image:         agent:2
    Port:          <none>
    Host Port:     <none>
    Environment:   <none>
    Mounts:        <none>
  Volumes:         <none>
  Node-Selectors:  topology.kubernetes.io/zone=zone-a
  Tolerations:     <none>
`)
  })

  const STATEFUL_SET = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: s13, uid: u1, creationTimestamp: 2026-11-23T09:21:02Z}
spec:
  replicas: 3
  selector: {matchLabels: {app: db}}
  updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 2}}
  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: db, image: 'postgres:18'}]}}
  volumeClaimTemplates: []
status: {replicas: 3}
`

  it('a StatefulSet', () => {
    expect(of(STATEFUL_SET, podsIn('Running', 'Running', 'Pending'))).toBe(`Name:               db
Namespace:          s13
CreationTimestamp:  Mon, 23 Nov 2026 09:21:02 +0000
Selector:           app=db
Labels:             <none>
Annotations:        <none>
Replicas:           3 desired | 3 total
Update Strategy:    RollingUpdate
  Partition:        2
Pods Status:        2 Running / 1 Waiting / 0 Succeeded / 0 Failed
Pod Template:
  Labels:  app=db
  Containers:
   db:
    Image:         postgres:18
    Port:          <none>
    Host Port:     <none>
    Environment:   <none>
    Mounts:        <none>
  Volumes:         <none>
  Node-Selectors:  <none>
  Tolerations:     <none>
Volume Claims:     <none>
`)
  })

  it('a StatefulSet with a volume for each Pod', () => {
    const claim =
      '[{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]'
    expect(of(STATEFUL_SET.replace('Templates: []', `Templates: ${claim}`))).toContain(`Volume Claims:
  Name:          data
  StorageClass:  
  Labels:        <none>
  Annotations:   <none>
  Capacity:      1Gi
  Access Modes:  [ReadWriteOnce]
`)
  })

  it('a HorizontalPodAutoscaler that has measured nothing yet', () => {
    const text = of(`
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: ok, namespace: s15, creationTimestamp: 2026-11-23T09:20:42Z}
spec:
  scaleTargetRef: {kind: Deployment, name: ok}
  minReplicas: 1
  maxReplicas: 3
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]
  behavior: {scaleDown: {stabilizationWindowSeconds: 60, policies: [{type: Pods, value: 4, periodSeconds: 15}]}}
status:
  currentReplicas: 2
  conditions: [{type: AbleToScale, status: 'True', reason: SucceededGetScale, message: it could}]
`)
    expect(text).toBe(`Name:                                                  ok
Namespace:                                             s15
Labels:                                                <none>
Annotations:                                           <none>
CreationTimestamp:                                     Mon, 23 Nov 2026 09:20:42 +0000
Reference:                                             Deployment/ok
Metrics:                                               ( current / target )
  resource cpu on pods  (as a percentage of request):  <unknown> / 50%
Min replicas:                                          1
Max replicas:                                          3
Behavior:
  Scale Down:
    Stabilization Window: 60 seconds
    Select Policy: Max
    Policies:
      - Type: Pods  Value: 4  Period: 15 seconds
Deployment pods:    2 current / 0 desired
Conditions:
  Type         Status  Reason             Message
  ----         ------  ------             -------
  AbleToScale  True    SucceededGetScale  it could
`)
  })

  it.each([
    ['{type: Pods, pods: {metric: {name: hits}, target: {averageValue: 10}}}', '"hits" on pods:  <unknown> / 10'],
    ['{type: Object, object: {describedObject: {kind: Service, name: web}, metric: {name: hits}, target: {value: 2k}}}', '"hits" on Service/web (target value):  <unknown> / 2k'],
    ['{type: External, external: {metric: {name: queue}, target: {averageValue: 30}}}', '"queue" (target average value):  <unknown> / 30'],
    ['{type: Resource, resource: {name: memory, target: {averageValue: 100Mi}}}', 'resource memory on pods:  <unknown> / 100Mi'],
    ['{type: ContainerResource, containerResource: {name: cpu, container: app, target: {averageUtilization: 60}}}', 'resource cpu of container "app" on pods  (as a percentage of request):  <unknown> / 60%'],
  ])('the metric %s', (metric, line) => {
    const kind = 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}'
    expect(of(`${kind}\nspec: {maxReplicas: 1, metrics: [${metric}]}`).replace(/ {3,}/g, '  ')).toContain(`\n  ${line}\n`)
  }) // prettier-ignore

  it('a PodDisruptionBudget', () => {
    const text = of(`
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: zk, namespace: default}
spec: {minAvailable: 2, selector: {matchLabels: {app: zk}}}
status: {disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 3}
`)
    expect(text).toBe(`Name:           zk
Namespace:      default
Min available:  2
Selector:       app=zk
Status:
    Allowed disruptions:  1
    Current:              3
    Desired:              2
    Total:                3
`)
  })

  it('a ReplicationController', () => {
    const text = of(
      `
apiVersion: v1
kind: ReplicationController
metadata: {name: old, namespace: default, uid: u1}
spec: {replicas: 1, selector: {app: old}, template: {spec: {containers: [{name: c, image: nginx}]}}}
status: {replicas: 1}
`,
      podsIn('Failed'),
    )
    expect(text).toMatch(
      /Selector: {5}app=old\n(.*\n){2}Replicas: {5}1 current \/ 1 desired\nPods Status: .* 1 Failed\n/,
    )
  })
})
