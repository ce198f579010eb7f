import type { Container, PodSpec, PodTemplateSpec } from '../../../../contract/api'
import { defaultContainer } from './container'
import { fill, mapField, mapShared, withField } from './fill'
import { defaultPodResources } from './pod-resources'
import { defaultVolume } from './volume'

/** Defaults that a Pod and a template of Pods share. */
// Models: pkg/apis/core/v1/defaults.go: SetDefaults_PodSpec
export function defaultPodSpec(spec: PodSpec): PodSpec {
  let defaulted = fill(spec, {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
    // The deprecated name of the field follows the new one, and the other way round.
    serviceAccount: spec.serviceAccountName,
    serviceAccountName: spec.serviceAccount,
  })
  defaulted = mapField(defaulted, 'containers', (containers) => mapShared(containers, defaultContainer))
  defaulted = mapField(defaulted, 'initContainers', (containers) => mapShared(containers, defaultContainer))
  return mapField(defaulted, 'volumes', (volumes) => mapShared(volumes, defaultVolume))
}

/** Only a Pod itself gets these: its template stays as it was written. */
// Models: SetDefaults_Pod
export function defaultPodOnlySpec(spec: PodSpec): PodSpec {
  const defaulted = defaultPodResources(fill(defaultPodSpec(spec), { enableServiceLinks: true }))
  return defaulted.hostNetwork ? withHostPorts(defaulted) : defaulted
}

/** On the node's own network a container port is a port of the node. */
function withHostPorts(spec: PodSpec): PodSpec {
  const hostPorts = (container: Container): Container =>
    mapField(container, 'ports', (ports) =>
      mapShared(ports, (port) => (port.hostPort ? port : { ...port, hostPort: port.containerPort })),
    )
  const defaulted = withField(spec, 'containers', mapShared(spec.containers, hostPorts))
  return mapField(defaulted, 'initContainers', (containers) => mapShared(containers, hostPorts))
}

export function defaultTemplate(template: PodTemplateSpec): PodTemplateSpec {
  const withSpec = fill(template, { metadata: {}, spec: { containers: [] } })
  return mapField(withSpec, 'spec', defaultPodSpec)
}
