import { describe, expect, it } from 'vitest'
import { podSecurity } from '../../../../../electron/cluster/apiserver/admission/pod-security/pod-security'
import type { ApiObject, Container, Pod, PodSpec } from '../../../../../electron/contract/api'
import { admit, object, question, refusalOf } from '../../../../support/admission'

const LABEL = 'pod-security.kubernetes.io/'

const namespace = (labels: Readonly<Record<string, string>>): ApiObject =>
  object('Namespace', 'default', {}, { labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [LABEL + key, value])) }) // prettier-ignore

const pod = (spec: Partial<PodSpec>, container: Partial<Container> = {}): Pod =>
  object('Pod', 'x', { spec: { containers: [{ name: 'a', image: 'nginx', ...container }], ...spec } })

const HARDENED: Container['securityContext'] = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
}

const refusal = (draft: Pod, level: string, version?: string): string => {
  const labels = { enforce: level, ...(version && { 'enforce-version': version }) }
  return refusalOf(() => admit(podSecurity, draft, question('Pod', { known: [namespace(labels)] })))
}

describe('a Pod in a namespace that enforces a standard', () => {
  it('is refused in one sentence that names all that is wrong', () => {
    expect(refusal(pod({}), 'restricted')).toBe(
      'pods "x" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "a" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "a" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "a" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    )
  })

  it('passes when it asks for nothing', () => {
    expect(refusal(pod({}), 'baseline')).toBe('')
    expect(refusal(pod({}, { securityContext: HARDENED }), 'restricted')).toBe('')
    expect(refusal(pod({ hostNetwork: true }, { securityContext: { privileged: true } }), 'privileged')).toBe('')
  })

  it.each<[string, Partial<PodSpec>, Partial<Container>, string]>([
    ['shares the namespaces of its node', { hostNetwork: true, hostPID: true }, {}, 'host namespaces (hostNetwork=true, hostPID=true)'],
    ['is privileged', {}, { securityContext: { privileged: true } }, 'privileged (container "a" must not set securityContext.privileged=true)'],
    ['adds a capability', {}, { securityContext: { capabilities: { add: ['NET_ADMIN', 'CHOWN'] } } }, 'non-default capabilities (container "a" must not include "NET_ADMIN" in securityContext.capabilities.add)'],
    ['mounts its node', { volumes: [{ name: 'v', hostPath: { path: '/' } }] }, {}, 'hostPath volumes (volume "v")'],
    ['takes ports of its node', {}, { ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: 443, hostPort: 443 }] }, 'hostPort (container "a" uses hostPorts 443, 80)'],
    ['unmasks /proc', {}, { securityContext: { procMount: 'Unmasked' } }, 'procMount (container "a" must not set securityContext.procMount to "Unmasked")'],
    ['sets a kernel parameter', { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }, { name: 'net.ipv4.tcp_rmem', value: '1' }] } }, {}, 'forbidden sysctls (kernel.msgmax)'],
    ['lets go of seccomp', { securityContext: { seccompProfile: { type: 'Unconfined' } } }, { securityContext: { seccompProfile: { type: 'Unconfined' } } }, 'seccompProfile (pod and container "a" must not set securityContext.seccompProfile.type to "Unconfined")'],
    ['lets go of AppArmor', {}, { securityContext: { appArmorProfile: { type: 'Unconfined' } } }, 'forbidden AppArmor profile (container "a" must not set AppArmor profile type to "Unconfined")'],
    ['is somebody else to SELinux', { securityContext: { seLinuxOptions: { type: 'spc_t', user: 'root' } } }, {}, 'seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set)'],
    ['runs on Windows itself', { securityContext: { windowsOptions: { hostProcess: true } } }, {}, 'hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)'],
    ['probes whom it likes', {}, { livenessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } }, 'probe or lifecycle host (container "a" uses probe or lifecycle host "10.0.0.1")'],
  ])('that %s is no baseline Pod', (_, spec, container, detail) => {
    expect(refusal(pod(spec, container), 'baseline')).toBe(`pods "x" is forbidden: violates PodSecurity "baseline:latest": ${detail}`)
  }) // prettier-ignore

  it.each<[string, Partial<PodSpec>, Partial<Container>, string]>([
    ['another kind of volume', { volumes: [{ name: 'v', hostPath: { path: '/' } }, { name: 'w', nfs: { path: '/', server: 's' } }] }, {}, 'restricted volume types (volumes "v", "w" use restricted volume types "hostPath", "nfs")'],
    ['root by number', { securityContext: { runAsUser: 0 } }, {}, 'runAsUser=0 (pod must not set runAsUser=0)'],
    ['root in so many words', {}, { securityContext: { ...HARDENED, runAsNonRoot: false } }, 'runAsNonRoot != true (container "a" must not set securityContext.runAsNonRoot=false)'],
    ['a capability beside the one allowed', {}, { securityContext: { ...HARDENED, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'CHOWN'] } } }, 'unrestricted capabilities (container "a" must not include "CHOWN" in securityContext.capabilities.add)'],
  ])('with %s is no restricted Pod', (_, spec, container, detail) => {
    expect(refusal(pod(spec, { securityContext: HARDENED, ...container }), 'restricted')).toBe(`pods "x" is forbidden: violates PodSecurity "restricted:latest": ${detail}`)
  }) // prettier-ignore

  it('is held only to what the version asks for', () => {
    const draft = pod({ securityContext: { runAsUser: 0 } }, { securityContext: HARDENED })
    expect(refusal(draft, 'restricted', 'v1.23')).toContain('violates PodSecurity "restricted:v1.23": runAsUser=0')
    expect(refusal(draft, 'restricted', 'v1.22')).toBe('')
  })

  it('may be changed in what is no matter of its security', () => {
    const old = pod({})
    const known = [namespace({ enforce: 'restricted' })]
    const later = pod({}, { image: 'nginx:1.29' })
    expect(refusalOf(() => admit(podSecurity, later, question('Pod', { known, operation: 'update', old })))).toBe('')
  })
})

describe('who makes Pods', () => {
  const deployment = object('Deployment', 'web', { spec: { template: { spec: pod({ hostPID: true }).spec } } })
  const warning = (labels: Readonly<Record<string, string>>): readonly string[] => {
    const asked = question('Deployment', { known: [namespace(labels)] })
    admit(podSecurity, deployment, asked)
    return [...asked.warnings, ...Object.values(asked.notes)]
  }

  it('is warned, and let pass', () => {
    const text = 'would violate PodSecurity "baseline:latest": host namespaces (hostPID=true)'
    expect(warning({ warn: 'baseline' })).toEqual([text])
    expect(warning({ audit: 'baseline' })).toEqual([text])
    expect(warning({ enforce: 'baseline' })).toEqual([text])
    expect(warning({ enforce: 'baseline', warn: 'privileged' })).toEqual([])
  })
})

describe('a namespace', () => {
  it('must be labelled readably', () => {
    const draft = namespace({ enforce: 'strict', 'warn-version': '1.25' })
    expect(refusalOf(() => admit(podSecurity, draft, question('Namespace')))).toBe(
      'Namespace "default" is invalid: [metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "strict": must be one of privileged, baseline, restricted, metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: "1.25": must be "latest" or "v1.x"]',
    )
  })

  it('that becomes stricter tells which Pods would not be let in any more', () => {
    const named = (name: string, spec: Partial<PodSpec>): ApiObject => ({
      ...pod(spec),
      metadata: { ...pod({}).metadata, name },
    })
    const known = [named('a', { hostPID: true }), named('b', { hostPID: true }), named('c', {})]
    const asked = question('Namespace', { operation: 'update', old: namespace({}), known })
    admit(podSecurity, namespace({ enforce: 'baseline' }), asked)
    expect(asked.warnings).toEqual([
      'existing pods in namespace "default" violate the new PodSecurity enforce level "baseline:latest"',
      'a (and 1 other pod): host namespaces',
    ])
  })
})
