/** A resource as it is served under one version: where its objects are kept, and how they are read and shown. */
import {
  apiVersionOf, type ApiObject, type CustomResourceDefinition, type CustomResourceSubresourceScale, type ResourceInfo,
} from '../../contract/api' // prettier-ignore
import type { Registry } from './registry'
import { decodeBody, type DecodeOptions } from './schema/decode'
import type { Printer } from './table/printer'

export interface Served {
  readonly info: ResourceInfo
  readonly registry: Registry
  readonly codec: Codec
  /** Columns that its definition brings. */
  readonly printer?: Printer<ApiObject>
  /** Set for kinds that a CustomResourceDefinition describes. */
  readonly custom?: CustomKind
  /** Told to whoever uses a version that will go. */
  readonly deprecationWarning?: string
}

export interface CustomKind {
  readonly definition: CustomResourceDefinition
  readonly scale?: CustomResourceSubresourceScale | undefined
}

export type ReadOptions = Omit<DecodeOptions, 'read'>

/** Between what travels under a version and what is kept. */
export interface Codec {
  /** A body as the object that is kept, or the 400 that it deserves; `warn` is told what was dropped. */
  readonly read: (body: unknown, options: ReadOptions) => ApiObject
  readonly show: (stored: ApiObject) => ApiObject
}

/** For kinds that are kept in the version in which they travel. */
export function plainCodec(info: ResourceInfo): Codec {
  const expected = { kind: info.kind, apiVersion: apiVersionOf(info), definition: info.definition }
  return {
    read: (body, options) => decodeBody(expected, body, options),
    show: (stored) => stored,
  }
}
