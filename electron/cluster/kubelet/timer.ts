/** Clocks that a kubelet sets for itself: what they set off is caused by them, not by what set them. */
import type { Kernel, KernelEvent } from '../kernel/kernel'
import type { Process } from '../kernel/process'

export function setTimer(
  kernel: Kernel,
  process: Process,
  delayMs: number,
  label: string,
  run: () => void,
): KernelEvent {
  return kernel.after(delayMs, label, () => {
    kernel.cause = { seq: 0, timer: { from: process.name, label, at: kernel.now } }
    run()
  }, process) // prettier-ignore
}

/** The next instant at or after `at` of a clock that has ticked every `periodMs` since `phaseMs`. */
export function nextTick(at: number, phaseMs: number, periodMs: number): number {
  return phaseMs + Math.ceil((at - phaseMs) / periodMs) * periodMs
}
