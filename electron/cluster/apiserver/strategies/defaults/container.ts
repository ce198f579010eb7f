import type { Container, ContainerPort, EnvVar, HTTPGetAction, LifecycleHandler, Probe } from '../../../../contract/api'
import { fill, mapField, mapShared } from './fill'

/** Defaults of one container. */
// Models: pkg/apis/core/v1/defaults.go: SetDefaults_Container, SetDefaults_Probe, SetDefaults_HTTPGetAction

/** The tag latest, or none, may point at something new every time. */
export function defaultPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  const tag = imageTag(image)
  return tag === 'latest' ? 'Always' : 'IfNotPresent'
}

/** A bare digest has no tag; a bare name has the tag latest. */
function imageTag(image: string): string | undefined {
  const [name = '', digest] = image.split('@')
  const colon = name.lastIndexOf(':')
  if (colon > name.lastIndexOf('/')) return name.slice(colon + 1)
  return digest === undefined ? 'latest' : undefined
}

export function defaultContainer<T extends Container>(container: T): T {
  let defaulted: Container = fill<Container>(container, {
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: container.imagePullPolicy ?? defaultPullPolicy(container.image ?? ''),
  })
  defaulted = mapField(defaulted, 'ports', (ports) => mapShared(ports, defaultPort))
  defaulted = mapField(defaulted, 'env', (env) => mapShared(env, defaultEnvVar))
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    defaulted = mapField(defaulted, probe, defaultProbe)
  }
  return mapField(defaulted, 'lifecycle', (lifecycle) =>
    mapField(mapField(lifecycle, 'postStart', defaultHandler), 'preStop', defaultHandler),
  ) as T
}

function defaultPort(port: ContainerPort): ContainerPort {
  return fill(port, { protocol: 'TCP' })
}

function defaultEnvVar(variable: EnvVar): EnvVar {
  return mapField(variable, 'valueFrom', (source) =>
    mapField(
      mapField(source, 'fieldRef', (fieldRef) => fill(fieldRef, { apiVersion: 'v1' })),
      'fileKeyRef',
      (fileKeyRef) => fill(fileKeyRef, { optional: false }),
    ),
  )
}

function defaultProbe(probe: Probe): Probe {
  const defaulted = fill(probe, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 })
  const withHttp = mapField(zeroesFilled(defaulted), 'httpGet', defaultHttpGet)
  return mapField(withHttp, 'grpc', (grpc) => fill(grpc, { service: '' }))
}

/** Plain numbers cannot be told from unset ones in Kubernetes, so 0 means the default too. */
function zeroesFilled(probe: Probe): Probe {
  const { timeoutSeconds, periodSeconds, successThreshold, failureThreshold } = probe
  if (timeoutSeconds && periodSeconds && successThreshold && failureThreshold) return probe
  return {
    ...probe,
    timeoutSeconds: timeoutSeconds || 1,
    periodSeconds: periodSeconds || 10,
    successThreshold: successThreshold || 1,
    failureThreshold: failureThreshold || 3,
  }
}

function defaultHandler(handler: LifecycleHandler): LifecycleHandler {
  return mapField(handler, 'httpGet', defaultHttpGet)
}

function defaultHttpGet(action: HTTPGetAction): HTTPGetAction {
  return fill(action, { path: '/', scheme: 'HTTP' })
}
