/** A short life with everything in it: a rollout, a crash, a lost machine, a silent scheduler, and time to heal. */
import type { Input } from '../../electron/host/input'

export interface TimedLine {
  /** Ms after the story's start. */
  readonly atMs: number
  readonly text: string
}

export const FAULT_STORY: readonly TimedLine[] = [
  { atMs: 0, text: 'kubectl apply -f web.yaml' },
  { atMs: 12_000, text: 'kubectl scale deployment/web --replicas=5' },
  { atMs: 20_000, text: 'kubectl set image deployment/web web=nginx:1.28' },
  { atMs: 26_000, text: 'cluster stop kube-scheduler' },
  { atMs: 34_000, text: 'cluster start kube-scheduler' },
  { atMs: 45_000, text: 'cluster power-off worker-2' },
  { atMs: 60_000, text: 'kubectl delete pod -l app=web --wait=false' },
  { atMs: 75_000, text: 'cluster stop kube-controller-manager' },
  { atMs: 80_000, text: 'kubectl scale deployment/web --replicas=4' },
  { atMs: 90_000, text: 'cluster start kube-controller-manager' },
  { atMs: 95_000, text: 'cluster stop kube-apiserver' },
  { atMs: 101_000, text: 'cluster start kube-apiserver' },
  { atMs: 110_000, text: 'cluster power-on worker-2' },
]

export const STORY_MS = 180_000

export function lineInput(line: TimedLine, index: number): Input {
  return { type: 'line', id: `line-${index}`, text: line.text }
}
