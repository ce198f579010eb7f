/** For kinds without a describer of their own: every field, in words. */
// Models: describe.go: GenericDescriber, printUnstructuredContent, smartLabelFor
import type { ApiObject } from '../../../contract/api'
import { isRecord, type PlainRecord } from '../../text/record'
import { valueText } from '../../text/jsonpath'
import type { Describer } from './describer'
import type { DescriptionWriter } from './writer'

const SHOWN_ABOVE = new Set([
  '.metadata.name',
  '.metadata.namespace',
  '.metadata.labels',
  '.metadata.annotations',
  '.metadata.managedFields',
])
const ACRONYMS: ReadonlySet<string> = new Set(['API', 'URL', 'UID', 'OSB', 'GUID'])

export const genericDescriber: Describer<ApiObject> = {
  *describe(object, writer) {
    const { metadata } = object
    writer.field(0, 'Name', metadata.name)
    writer.field(0, 'Namespace', metadata.namespace ?? '')
    writer.labels('Labels', metadata.labels)
    writer.annotations('Annotations', metadata.annotations)
    describeFields(object, 0, '', writer)
  },
}

function describeFields(map: PlainRecord, level: number, path: string, writer: DescriptionWriter): void {
  for (const key of Object.keys(map).sort()) {
    const value = map[key]
    const here = `${path}.${key}`
    if (SHOWN_ABOVE.has(here) || value === undefined || value === null) continue
    if (isRecord(value)) {
      writer.line(level, `${labelOf(key)}:`)
      describeFields(value, level + 1, here, writer)
    } else if (Array.isArray(value)) {
      writer.line(level, `${labelOf(key)}:`)
      for (const item of value as readonly unknown[]) {
        if (isRecord(item)) describeFields(item, level + 1, here, writer)
        else writer.line(level + 1, valueText(item))
      }
    } else writer.field(level, labelOf(key), valueText(value))
  }
}

const PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|-+/g

/** `leaseDurationSeconds` → `Lease Duration Seconds`; a key that is not made of words stays as it is. */
function labelOf(key: string): string {
  if (!/^[A-Za-z-]+$/.test(key)) return key
  return [...key.matchAll(PART)].map(([part]) => titleOf(part)).join(' ')
}

function titleOf(part: string): string {
  const upper = part.toUpperCase()
  return ACRONYMS.has(upper) ? upper : upper.charAt(0) + part.slice(1)
}
