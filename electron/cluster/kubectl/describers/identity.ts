/** The lines with which most descriptions begin. */
import type { ApiObject } from '../../../contract/api'
import { rfc1123 } from '../text/rfc1123'
import type { DescriptionWriter } from './writer'

type Meta = Pick<ApiObject, 'metadata'>

export function describeIdentity({ metadata }: Meta, writer: DescriptionWriter): void {
  describeName({ metadata }, writer)
  describeMarks({ metadata }, writer)
}

export function describeName({ metadata }: Meta, writer: DescriptionWriter): void {
  writer.field(0, 'Name', metadata.name)
  if (metadata.namespace) writer.field(0, 'Namespace', metadata.namespace)
}

export function describeMarks({ metadata }: Meta, writer: DescriptionWriter): void {
  writer.labels('Labels', metadata.labels)
  writer.annotations('Annotations', metadata.annotations)
}

export function describeCreation({ metadata }: Meta, writer: DescriptionWriter): void {
  writer.field(0, 'CreationTimestamp', rfc1123(metadata.creationTimestamp))
}

export function describeController({ metadata }: Meta, writer: DescriptionWriter): void {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller)
  if (owner) writer.field(0, 'Controlled By', `${owner.kind}/${owner.name}`)
}
