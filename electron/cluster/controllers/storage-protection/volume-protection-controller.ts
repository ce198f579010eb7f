/** Lets a volume go only when it is bound to no claim. */
// Models: pkg/controller/volume/pvprotection/pv_protection_controller.go
import type { PersistentVolume } from '../../../contract/api'
import { Controller } from '../../client/controller'
import type { Task } from '../../kernel/task'
import { withoutFinalizer } from './finalizer'

const FINALIZER = 'kubernetes.io/pv-protection'

export class VolumeProtectionController extends Controller {
  readonly name = 'persistentvolume-protection-controller'
  protected override readonly workers = 1
  private readonly volumes = this.watch('PersistentVolume', ({ metadata }) => [metadata.name])

  protected override *sync(name: string): Task {
    const volume = this.volumes.get(name)
    if (volume?.metadata.deletionTimestamp === undefined || volume.status?.phase === 'Bound') return
    const freed = withoutFinalizer<PersistentVolume>(volume, FINALIZER)
    if (freed) yield* this.client.update(freed)
  }
}
