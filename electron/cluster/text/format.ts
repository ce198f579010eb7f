/** Small texts that tables and descriptions share. */
import { selectorOf, type LabelSelector, type ObjectMeta } from '../../contract/api'
import { parseTime } from '../kernel/calendar'
import { ageSince } from './human-duration'

export const NONE = '<none>'
export const UNSET = '<unset>'

type Labels = Readonly<Record<string, string>>

/** `app=web,tier=front`, sorted. */
export function labelsText(labels: Labels | undefined): string {
  const pairs = Object.keys(labels ?? {}).sort().map((key) => `${key}=${labels![key]!}`) // prettier-ignore
  return pairs.length === 0 ? NONE : pairs.join(',')
}

/** `app=web,tier in (back,front)`: a null selector and an empty one look alike. */
export function selectorText(selector: LabelSelector | undefined): string {
  return selectorOf(selector).toString() || NONE
}

export function age(timestamp: string | null | undefined, nowMs: number): string {
  return ageSince(timestamp ? parseTime(timestamp) : NaN, nowMs)
}

export function ageOf(metadata: Partial<ObjectMeta>, nowMs: number): string {
  return age(metadata.creationTimestamp, nowMs)
}

/** The first three, and how many more. */
export function listText(items: readonly (string | number)[], absent: string): string {
  if (items.length === 0) return absent
  const shown = items.slice(0, 3).join(',')
  return items.length > 3 ? `${shown} + ${items.length - 3} more...` : shown
}

export function orNone(text: string | undefined): string {
  return text ? text : NONE
}

/** `True`, `False`. */
export function boolText(value: boolean | undefined): string {
  return value ? 'True' : 'False'
}
