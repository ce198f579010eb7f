import { describe, expect, it } from 'vitest'
import { managerName, managerRefusal } from '../../../../../electron/cluster/apiserver/managed-fields/manager-name'

describe('the manager of a request', () => {
  it.each<[string | undefined, string, string]>([
    ['kubectl-edit', 'kubectl/v1.36.0 (linux/amd64)', 'kubectl-edit'],
    [
      undefined,
      'kube-controller-manager/v1.36.0 (linux/amd64) kubernetes/abc/system:serviceaccount:kube-system:job-controller',
      'kube-controller-manager',
    ],
    ['', 'curl/8.5.0', 'curl'],
    [undefined, 'Mozilla', 'Mozilla'],
    [undefined, 'ku\u0000be\tlet/1', 'kubelet'],
    [undefined, '', 'unknown'],
    [undefined, '/x', 'unknown'],
    [undefined, `${'é'.repeat(65)}/1`, 'é'.repeat(64)],
  ])('%j from the agent %j is %j', (fieldManager, agent, name) => {
    expect(managerName(fieldManager, agent)).toBe(name)
  })
})

describe('a request whose manager cannot be one', () => {
  it.each<[string, Parameters<typeof managerRefusal>, string | undefined]>([
    [
      'names none, though it applies',
      [{}, true, 'PatchOptions'],
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    ],
    [
      'wants force without applying',
      [{ force: true }, false, 'PatchOptions'],
      'PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for non-apply patch',
    ],
    [
      'has too long a name',
      [{ fieldManager: 'é'.repeat(65) }, false, 'CreateOptions'],
      'CreateOptions.meta.k8s.io "" is invalid: fieldManager: Too long: may not be more than 128 bytes',
    ],
    [
      'has an unprintable name',
      [{ fieldManager: 'a\n' }, false, 'UpdateOptions'],
      'UpdateOptions.meta.k8s.io "" is invalid: fieldManager: Invalid value: "a\\n": should only contain printable characters',
    ],
    [
      'has half a letter for a name',
      [{ fieldManager: '\ud800' }, false, 'UpdateOptions'],
      'UpdateOptions.meta.k8s.io "" is invalid: fieldManager: Invalid value: "\\ud800": should only contain printable characters',
    ],
    ['is in order', [{ fieldManager: 'é'.repeat(64), force: true }, true, 'PatchOptions'], undefined],
  ])('%s', (_, given, message) => {
    const refusal = managerRefusal(...given)
    expect(refusal?.message).toBe(message)
    if (message !== undefined) expect(refusal?.code).toBe(422)
  })
})
