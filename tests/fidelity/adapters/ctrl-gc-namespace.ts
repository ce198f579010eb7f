import { DELETION_CONDITIONS } from '../../../electron/cluster/controllers/namespace/conditions'
import { isApiError, type Namespace } from '../../../electron/contract/api'
import { ControlPlane } from '../../support/control-plane'
import { type Adapter, type Given, UnknownFunction } from '../case'

export const adapter: Adapter = {
  run(given) {
    switch (given.fn) {
      case 'deleteNamespace':
        return answer(() => deleted(given.name as string))
      case 'createIn':
        return answer(() => createdIn(given))
      case 'namespaceConditions':
        return DELETION_CONDITIONS.map(({ type }) => type)
      case 'autoLabel':
        return created(new ControlPlane(), given.namespace as string).metadata.labels
      default:
        throw new UnknownFunction(given.fn)
    }
  },
}

function answer(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    if (!isApiError(error)) throw error
    return error.status
  }
}

function created(plane: ControlPlane, name: string): Namespace {
  return plane.run(plane.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {} }))
}

function deleted(name: string): unknown {
  const plane = new ControlPlane()
  if (name !== 'default' && name !== 'kube-system') created(plane, name)
  const { status, spec } = plane.run(plane.client.delete('Namespace', '', name)) as unknown as Namespace
  return { code: 200, phase: status?.phase, specFinalizers: spec.finalizers }
}

function createdIn({ namespace, namespaceState, name }: Given): unknown {
  if (namespaceState !== 'missing') throw new UnknownFunction(namespaceState)
  const plane = new ControlPlane()
  const metadata = { name: name as string, namespace: namespace as string }
  return plane.run(
    plane.client.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: { containers: [{ name: 'c', image: 'nginx' }] },
    }),
  )
}
