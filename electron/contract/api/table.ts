/** Objects as rows and columns, the way the API server prints them for whoever asks. */
// Models: k8s.io/apimachinery/pkg/apis/meta/v1: Table
import type { ApiObject } from './index'
import type { ObjectMeta } from './generated'

export interface TableColumn {
  readonly name: string
  readonly type: string
  readonly format: string
  readonly description: string
  /** 0 is always shown; higher ones with `-o wide` only. */
  readonly priority: number
}

/** What a row carries of its object unless more is asked for. */
export interface PartialObjectMetadata {
  readonly apiVersion: 'meta.k8s.io/v1'
  readonly kind: 'PartialObjectMetadata'
  readonly metadata: ObjectMeta
}

export type TableCell = string | number | boolean | null

export interface TableRow {
  readonly cells: readonly TableCell[]
  readonly object?: PartialObjectMetadata | ApiObject
}

export interface Table {
  readonly apiVersion: 'meta.k8s.io/v1'
  readonly kind: 'Table'
  readonly metadata: {
    readonly resourceVersion?: string
    readonly continue?: string
    readonly remainingItemCount?: number
  }
  readonly columnDefinitions: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}
