/** Lets a claim go only when no Pod uses it any more. */
// Models: pkg/controller/volume/pvcprotection/pvc_protection_controller.go
// Simplified: claims that a Pod's own volume makes are found by the Pod's list of claims alone.
import type { PersistentVolumeClaim, Pod } from '../../../contract/api'
import { Controller, type ControllerContext } from '../../client/controller'
import { keyOf } from '../../client/informer'
import type { Task } from '../../kernel/task'
import { withoutFinalizer } from './finalizer'

const FINALIZER = 'kubernetes.io/pvc-protection'
const BY_CLAIM = 'claim'

export class ClaimProtectionController extends Controller {
  readonly name = 'persistentvolumeclaim-protection-controller'
  protected override readonly workers = 1
  private readonly claims = this.watch('PersistentVolumeClaim', (claim) => [keyOf(claim)])
  private readonly pods = this.watch('Pod', claimsOf)

  constructor(context: ControllerContext) {
    super(context)
    this.pods.addIndex(BY_CLAIM, claimsOf)
  }

  protected override *sync(key: string): Task {
    const claim = this.claims.get(key)
    if (claim?.metadata.deletionTimestamp === undefined) return
    if (this.pods.byIndex(BY_CLAIM, key).some(isInUse)) return
    const freed = withoutFinalizer<PersistentVolumeClaim>(claim, FINALIZER)
    if (freed) yield* this.client.update(freed)
  }
}

function claimsOf({ metadata, spec }: Pod): readonly string[] {
  const names = (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [])
  return names.map((name) => `${metadata.namespace ?? ''}/${name}`)
}

/** A Pod without a node has no kubelet yet, and none will start it with a claim that goes away. */
function isInUse({ spec, status }: Pod): boolean {
  return !!spec.nodeName && status?.phase !== 'Succeeded' && status?.phase !== 'Failed'
}
