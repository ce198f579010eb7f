import type { IntOrString } from './generated'

/** Resolves a number or a percentage of a total, as maxSurge and maxUnavailable are given. */
// Models: staging/src/k8s.io/apimachinery/pkg/util/intstr/intstr.go: GetScaledValueFromIntOrPercent
export function scaledValue(value: IntOrString, total: number, roundUp: boolean): number {
  if (typeof value === 'number') return value
  const percent = percentOf(value)
  if (percent === undefined) throw new Error(`invalid value for IntOrString: invalid type: string is not a percentage`)
  const scaled = (percent * total) / 100
  return roundUp ? Math.ceil(scaled) : Math.floor(scaled)
}

/** 25 of '25%'; undefined when the text is no percentage. */
export function percentOf(text: string): number | undefined {
  return /^-?\d+%$/.test(text) ? Number(text.slice(0, -1)) : undefined
}
