/** Tells each kubelet how long it may keep what it read of Secrets and ConfigMaps: the longer, the larger the cluster. */
// Models: pkg/controller/ttl/ttl_controller.go
// Simplified: kubelets here read Secrets and ConfigMaps anew each time, so nobody rests on what it says.
import { isApiError, type Node } from '../../../contract/api'
import { Controller, type ControllerContext } from '../../client/controller'
import type { Task } from '../../kernel/task'
import { nextStep, TTL_STEPS } from './steps'

const ANNOTATION = 'node.alpha.kubernetes.io/ttl'

export class TtlController extends Controller {
  readonly name = 'ttl-controller'
  private readonly nodes = this.watch('Node', ({ metadata }) => [metadata.name])
  private count = 0
  private step = 0

  constructor(context: ControllerContext) {
    super(context)
    this.nodes.onChange({
      add: () => { this.counted(this.count + 1) },
      delete: () => { this.counted(this.count - 1) },
    }) // prettier-ignore
  }

  protected override *sync(name: string): Task {
    const node = this.nodes.get(name)
    const seconds = TTL_STEPS[this.step]!.ttlSeconds
    if (!node || ttlOf(node) === String(seconds)) return
    try {
      yield* this.client.patch('Node', '', name, { metadata: { annotations: { [ANNOTATION]: String(seconds) } } })
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
    }
  }

  private counted(count: number): void {
    this.count = count
    this.step = nextStep(this.step, count)
  }
}

function ttlOf({ metadata }: Node): string | undefined {
  return metadata.annotations?.[ANNOTATION]
}
