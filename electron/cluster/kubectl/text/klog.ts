/** A line of the log that kubectl writes about itself: `I0101 00:05:00.000000       1 file.go:1] …`. */
// Models: k8s.io/klog/v2
import { microTimeText } from '../../kernel/calendar'

const PROCESS = '1'.padStart(7)

export function klogLine(nowMs: number, source: string, text: string): string {
  const [date = '', clock = ''] = microTimeText(nowMs).split('T')
  const [, month = '', day = ''] = date.split('-')
  return `I${month}${day} ${clock.replace('Z', '')} ${PROCESS} ${source}] ${text}\n`
}
