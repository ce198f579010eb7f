import { describe, expect, it } from 'vitest'
import {
  currentContext, deleteContext, renameContext, setContext, setCredentials, useContext,
} from '../../../../electron/cluster/kubeconfig/edits' // prettier-ignore
import { EMPTY_KUBECONFIG, KubeconfigError, type Kubeconfig } from '../../../../electron/cluster/kubeconfig/kubeconfig'
import { kubeconfigText, parseKubeconfig } from '../../../../electron/cluster/kubeconfig/kubeconfig-text'
import { resolveKubeconfig } from '../../../../electron/cluster/kubeconfig/resolve'
import { CertificateAuthority } from '../../../../electron/cluster/pki/certificate-authority'
import { certificatePem } from '../../../../electron/cluster/pki/pem'
import { encodeBase64 } from '../../../../electron/contract/text/base64'

const certificate = new CertificateAuthority(1).issue({ commonName: 'asha' })
const TEXT = `apiVersion: v1
clusters:
- cluster:
    server: https://10.0.0.10:6443
  name: kubernetes
contexts:
- context:
    cluster: kubernetes
    namespace: shop
    user: asha
  name: asha
- context:
    cluster: kubernetes
    user: gone
  name: broken
- context:
    cluster: kubernetes
    user: ci
  name: ci
current-context: asha
kind: Config
users:
- name: asha
  user:
    client-certificate-data: ${encodeBase64(certificatePem(certificate))}
- name: ci
  user:
    token: abc
- name: nobody
  user: {}
`
const config = parseKubeconfig(TEXT)

const refusalOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof KubeconfigError) return error.message
    throw error
  }
  throw new Error('it was not refused')
}

describe('a kubeconfig file', () => {
  it('comes back as it was read', () => {
    expect(kubeconfigText(config)).toBe(TEXT)
  })

  it.each(['', '\n', '# nothing yet\n'])('may be empty', (text) => {
    expect(parseKubeconfig(text)).toEqual(EMPTY_KUBECONFIG)
  })

  it('that is no YAML is complained of', () => {
    expect(refusalOf(() => parseKubeconfig('a: [', '/home/learner/.kube/config'))).toMatch(
      /^error loading config file "\/home\/learner\/.kube\/config": yaml: /,
    )
  })
})

describe('who one is', () => {
  it('follows from the current context', () => {
    expect(resolveKubeconfig(config)).toEqual({
      context: 'asha',
      user: 'asha',
      server: 'https://10.0.0.10:6443',
      namespace: 'shop',
      credentials: { type: 'certificate', certificate },
      namesNobody: false,
    })
  })

  it.each([
    ['another context', { context: 'ci' }, { type: 'token', token: 'abc' }, 'default'],
    ['another user', { user: 'ci' }, { type: 'token', token: 'abc' }, 'shop'],
    ['a token', { token: 'xyz' }, { type: 'token', token: 'xyz' }, 'shop'],
    ['a user who shows nothing', { user: 'nobody' }, { type: 'anonymous' }, 'shop'],
    ['another namespace', { context: 'ci', namespace: 'dev' }, { type: 'token', token: 'abc' }, 'dev'],
  ])('or from %s', (_, overrides, credentials, namespace) => {
    expect(resolveKubeconfig(config, overrides)).toMatchObject({ credentials, namespace })
  })

  it('is nobody without a file', () => {
    expect(resolveKubeconfig(EMPTY_KUBECONFIG)).toMatchObject({ credentials: { type: 'anonymous' }, namesNobody: true })
  })

  it.each([
    [{ context: 'nope' }, 'context "nope" does not exist'],
    [{ user: 'nope' }, 'auth info "nope" does not exist'],
    [{ cluster: 'nope' }, 'cluster "nope" does not exist'],
    [{ context: 'broken' }, 'auth info "gone" does not exist'],
  ])('%o is refused', (overrides, message) => {
    expect(refusalOf(() => resolveKubeconfig(config, overrides))).toBe(message)
  })

  it('is not told by a certificate that is none', () => {
    const spoilt = setCredentials(config, 'asha', { 'client-certificate-data': 'AAAA' }).config
    expect(refusalOf(() => resolveKubeconfig(spoilt))).toBe('tls: failed to find any PEM data in certificate input')
  })
})

describe('kubectl config', () => {
  const without: Kubeconfig = { ...config, currentContext: '' }

  it('tells and changes the current context', () => {
    expect(currentContext(config)).toBe('asha')
    expect(useContext(config, 'ci')).toEqual({ config: { ...config, currentContext: 'ci' }, message: 'Switched to context "ci".' }) // prettier-ignore
  })

  it('makes and changes contexts', () => {
    const made = setContext(config, 'dev', { user: 'ci', cluster: 'kubernetes' })
    expect(made.message).toBe('Context "dev" created.')
    expect(made.config.contexts.dev).toEqual({ user: 'ci', cluster: 'kubernetes' })
    const changed = setContext(config, null, { namespace: '' })
    expect(changed.message).toBe('Context "asha" modified.')
    expect(changed.config.contexts.asha).toEqual({ user: 'asha', cluster: 'kubernetes' })
  })

  it('renames and removes them', () => {
    const renamed = renameContext(config, 'asha', 'me', '/c')
    expect(renamed.message).toBe('Context "asha" renamed to "me".')
    expect(renamed.config.currentContext).toBe('me')
    const removed = deleteContext(config, 'asha', '/c')
    expect(removed.message).toBe('deleted context asha from /c')
    expect(removed.warning).toContain('this removed your active context')
    expect(Object.keys(removed.config.contexts)).toEqual(['broken', 'ci'])
  })

  it.each([
    [() => currentContext(without), 'current-context is not set'],
    [() => useContext(config, 'nope'), 'no context exists with the name: "nope"'],
    [() => setContext(without, null, {}), 'no current context is set'],
    [() => renameContext(config, 'nope', 'x', '/c'), 'cannot rename the context "nope", it\'s not in /c'],
    [() => renameContext(config, 'asha', 'ci', '/c'), 'cannot rename the context "asha", the context "ci" already exists in /c'],
    [() => deleteContext(config, 'nope', '/c'), 'cannot delete context nope, not in /c'],
  ])('refuses: %#', (act, message) => {
    expect(refusalOf(act)).toBe(message)
  }) // prettier-ignore
})
