/** Whether a value is one of the type that a field has. */
// Models: electron/cluster/apiserver/schema: what the API server's decoder lets pass
import { isQuantity } from '../../../electron/contract/api'
import type { ProblemKey } from './problem'

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const BOUNDS: Readonly<Record<string, number>> = { int32: 2 ** 31, int64: 2 ** 63 }

/** What is wrong with the value, or null. */
export type Judgement = Extract<ProblemKey, 'wrongType' | 'quoteIt' | 'badQuantity' | 'badTime' | 'badBase64'> | null

export function judge(type: string, value: unknown): Judgement {
  return JUDGES[type]?.(value, type) ?? null
}

function text(value: unknown): Judgement {
  return typeof value === 'string' ? null : 'quoteIt'
}

function integer(value: unknown, type: string): Judgement {
  const number = typeof value === 'bigint' ? Number(value) : value
  const bound = BOUNDS[type] ?? BOUNDS['int32']!
  const fits = typeof number === 'number' && Number.isInteger(number) && number >= -bound && number < bound
  return fits ? null : 'wrongType'
}

const JUDGES: Readonly<Record<string, (value: unknown, type: string) => Judgement>> = {
  string: text,
  bool: (value) => (typeof value === 'boolean' ? null : 'wrongType'),
  float64: (value) => (typeof value === 'number' || typeof value === 'bigint' ? null : 'wrongType'),
  int32: integer,
  int64: integer,
  intOrString: (value) => (typeof value === 'string' ? null : integer(value, 'int32')),
  quantity: (value) => {
    if (typeof value === 'boolean') return 'wrongType'
    return isQuantity(String(value).trim()) ? null : 'badQuantity'
  },
  time: (value) => (typeof value === 'string' && RFC3339.test(value) ? null : 'badTime'),
  microTime: (value) => (typeof value === 'string' && RFC3339.test(value) ? null : 'badTime'),
  bytes: (value) => (typeof value === 'string' ? (BASE64.test(value) ? null : 'badBase64') : 'quoteIt'),
}

/** What a value is called: these words are the same in both languages. */
export function foundText(value: unknown): string {
  if (typeof value === 'string') return 'string'
  return typeof value === 'boolean' ? 'boolean' : 'number'
}
