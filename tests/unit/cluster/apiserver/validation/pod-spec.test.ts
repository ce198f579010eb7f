import { describe, expect, it } from 'vitest'
import { defaultPodOnlySpec } from '../../../../../electron/cluster/apiserver/strategies/defaults/pod-spec'
import { errorText } from '../../../../../electron/cluster/apiserver/validation/field-error'
import { validatePodSpec } from '../../../../../electron/cluster/apiserver/validation/pod-spec'
import type { Container, PodSpec } from '../../../../../electron/contract/api'

const errorsOf = (spec: Partial<PodSpec>): string[] =>
  validatePodSpec(defaultPodOnlySpec({ containers: [{ name: 'c', image: 'nginx' }], ...spec }), 'x', 'spec').map(
    errorText,
  )
const errorsOfContainer = (fields: object): string[] =>
  errorsOf({ containers: [{ name: 'c', image: 'nginx', ...fields }] })

it('a plain Pod is sound', () => {
  expect(errorsOf({})).toEqual([])
})

describe('a container', () => {
  it.each([
    [{ name: 'Not_A_Label' }, 'spec.containers[0].name: Invalid value: "Not_A_Label"'],
    [
      { image: ' nginx' },
      'spec.containers[0].image: Invalid value: " nginx": must not have leading or trailing whitespace',
    ],
    [
      { ports: [{ containerPort: 80, name: 'way-too-long-name' }] },
      'ports[0].name: Invalid value: "way-too-long-name": must be no more than 15 characters',
    ],
    [
      { ports: [{ containerPort: 80, protocol: 'ICMP' }] },
      'ports[0].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP"',
    ],
    [
      {
        ports: [
          { containerPort: 80, name: 'a' },
          { containerPort: 81, name: 'a' },
        ],
      },
      'ports[1].name: Duplicate value: "a"',
    ],
    [{ ports: [{}] }, 'ports[0].containerPort: Required value'],
    [
      { resources: { limits: { gpu: '1' } } },
      'limits: Invalid value: "gpu": must be a standard resource for containers',
    ],
    [
      { resources: { requests: { cpu: '-1' } } },
      'requests[cpu]: Invalid value: "-1": must be greater than or equal to 0',
    ],
    [{ resources: { limits: { 'example.com/gpu': '500m' } } }, 'must be an integer'],
    [{ volumeMounts: [{ name: 'v', mountPath: '/a' }] }, 'volumeMounts[0].name: Not found: "v"'],
    [{ livenessProbe: {} }, 'spec.containers[0].livenessProbe: Required value: must specify a handler type'],
    [
      { livenessProbe: { exec: { command: ['a'] }, tcpSocket: { port: 1 } } },
      'livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type',
    ],
    [
      { livenessProbe: { exec: { command: ['a'] }, successThreshold: 2 } },
      'livenessProbe.successThreshold: Invalid value: 2: must be 1',
    ],
    [{ readinessProbe: { httpGet: { port: 'Bad Port' } } }, 'readinessProbe.httpGet.port: Invalid value: "Bad Port"'],
    [
      { readinessProbe: { httpGet: { port: 80, scheme: 'FTP' } } },
      'Unsupported value: "FTP": supported values: "HTTP", "HTTPS"',
    ],
    [{ lifecycle: { preStop: { exec: {} } } }, 'spec.containers[0].lifecycle.preStop.exec.command: Required value'],
    [{ env: [{ name: 'A=B' }] }, 'env[0].name: Invalid value: "A=B"'],
    [{ envFrom: [{}] }, 'envFrom[0]: Invalid value: "": must specify one of: `configMapRef` or `secretRef`'],
    [
      { securityContext: { runAsUser: -1 } },
      'runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
    ],
    [
      { securityContext: { privileged: true, allowPrivilegeEscalation: false } },
      'cannot set `allowPrivilegeEscalation` to false',
    ],
  ])('%j', (fields, text) => {
    expect(errorsOfContainer(fields).join('\n')).toContain(text)
  })

  it('may be probed before the others only as a sidecar', () => {
    const init = { name: 'i', image: 'nginx', livenessProbe: { exec: { command: ['a'] } } }
    expect(errorsOf({ initContainers: [init] })).toEqual([
      'spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
    ])
    expect(errorsOf({ initContainers: [{ ...init, restartPolicy: 'Always' }] })).toEqual([])
  })

  it('shares its name with no other, init containers included', () => {
    expect(errorsOf({ initContainers: [{ name: 'c', image: 'nginx' }] })).toEqual([
      'spec.initContainers[0].name: Duplicate value: "c"',
    ])
  })

  it('cannot take a port of the node twice', () => {
    const web = (name: string): Container => ({ name, image: 'nginx', ports: [{ containerPort: 80, hostPort: 8080 }] })
    expect(errorsOf({ containers: [web('a'), web('b')] })).toEqual([
      'spec.containers[1].ports[0].hostPort: Duplicate value: "TCP//8080"',
    ])
  })
})

describe('a volume', () => {
  it.each([
    [
      { name: 'v', emptyDir: {}, hostPath: { path: '/x' } },
      'spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type',
    ],
    [{ name: 'v', hostPath: { path: '/a/../b' } }, "must not contain '..'"],
    [{ name: 'v', configMap: {} }, 'spec.volumes[0].configMap.name: Required value'],
    [{ name: 'v', secret: { secretName: 's', items: [{ key: 'k', path: '/abs' }] } }, 'must be a relative path'],
    [
      { name: 'v', secret: { secretName: 's', defaultMode: 0o1000 } },
      'must be a number between 0 and 0777 (octal), both inclusive',
    ],
    [
      { name: 'v', downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'status.podIP' } }] } },
      'Unsupported value: "status.podIP"',
    ],
    [{ name: '' }, 'spec.volumes[0].name: Required value'],
  ])('%j', (volume, text) => {
    expect(errorsOf({ volumes: [volume] }).join('\n')).toContain(text)
  })
})

describe('the Pod as a whole', () => {
  it.each([
    [
      { dnsPolicy: 'Magic' },
      'spec.dnsPolicy: Unsupported value: "Magic": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
    ],
    [{ dnsPolicy: 'None' }, 'spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None'],
    [{ nodeSelector: { a: '-' } }, 'spec.nodeSelector: Invalid value: "-"'],
    [
      { tolerations: [{ operator: 'Exists', effect: 'Sometimes' }] },
      'spec.tolerations[0].effect: Unsupported value: "Sometimes"',
    ],
    [
      { hostAliases: [{ ip: 'x', hostnames: ['a'] }] },
      'spec.hostAliases[0].ip: Invalid value: "x": must be a valid IP address',
    ],
    [
      { activeDeadlineSeconds: 0 },
      'spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive',
    ],
    [{ hostname: 'a.b' }, 'spec.hostname: Invalid value: "a.b": must not contain dots'],
    [
      { topologySpreadConstraints: [{ maxSkew: 0, topologyKey: '', whenUnsatisfiable: 'Never' }] },
      'maxSkew: Invalid value: 0: must be greater than zero',
    ],
    [{ schedulingGates: [{ name: 'a' }, { name: 'a' }] }, 'spec.schedulingGates[1]: Duplicate value: "a"'],
  ])('%j', (spec, text) => {
    expect(errorsOf(spec as Partial<PodSpec>).join('\n')).toContain(text)
  })
})
