/** What a container's life-cycle hooks do when their time has come. */
// Models: pkg/kubelet/lifecycle/handlers.go
import type { LifecycleHandler } from '../../contract/api'
import { sleep, type Task } from '../kernel/task'
import type { Cri, NodeHost } from '../runtime/cri'
import { portNumber } from './probe-action'
import type { Container } from '../../contract/api'

/** Runs a hook, for `limitMs` at the most; '' or why it failed. */
export function* runHook(
  cri: Cri,
  machine: NodeHost,
  ip: string,
  container: Container,
  id: string,
  handler: LifecycleHandler,
  limitMs: number,
): Task<string> {
  if (handler.exec) {
    const { exitCode, output, elapsedMs } = cri.ExecSync(id, handler.exec.command ?? [])
    yield* sleep(Math.min(elapsedMs, limitMs))
    return exitCode === 0
      ? ''
      : `command '${(handler.exec.command ?? []).join(' ')}' exited with ${exitCode}: ${output}`
  }
  if (handler.sleep) {
    yield* sleep(Math.min(handler.sleep.seconds * 1000, limitMs))
    return ''
  }
  if (handler.httpGet) {
    const port = portNumber(container, handler.httpGet.port)
    yield* sleep(1)
    const found = machine.listenerAt(handler.httpGet.host ?? ip, port)
    return found
      ? ''
      : `Get "http://${ip}:${port}${handler.httpGet.path ?? '/'}": dial tcp ${ip}:${port}: connect: connection refused`
  }
  return ''
}
