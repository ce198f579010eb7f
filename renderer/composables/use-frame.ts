import { onScopeDispose } from 'vue'

type FrameCallback = (dtMs: number) => void

/** After a long gap (a hidden window, a busy machine) time goes on from here instead of leaping. */
const LONGEST_FRAME_MS = 100

const callbacks = new Set<FrameCallback>()
let request = 0
let lastMs = 0

/** Calls back on every frame of the app's only animation loop, which rests while the page is hidden or nobody listens. */
export function onFrame(callback: FrameCallback): void {
  callbacks.add(callback)
  start()
  onScopeDispose(() => {
    callbacks.delete(callback)
    if (callbacks.size === 0) stop()
  })
}

function start(): void {
  if (request !== 0 || document.hidden || callbacks.size === 0) return
  lastMs = performance.now()
  request = requestAnimationFrame(frame)
}

function stop(): void {
  cancelAnimationFrame(request)
  request = 0
}

function frame(nowMs: number): void {
  request = requestAnimationFrame(frame)
  const dtMs = Math.min(Math.max(nowMs - lastMs, 0), LONGEST_FRAME_MS)
  lastMs = nowMs
  for (const callback of callbacks) callback(dtMs)
}

document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()))
