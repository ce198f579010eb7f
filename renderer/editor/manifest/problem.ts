/** Something wrong in a manifest, as data: the texts of either language say it. */
import type { Texts } from '../../i18n/texts'

export type ProblemKey = keyof Texts['editor']['problem']

export interface Problem {
  readonly from: number
  readonly to: number
  /** What the API would refuse, or what it would probably refuse. */
  readonly severity: 'error' | 'warning'
  readonly key: ProblemKey
  readonly values: Readonly<Record<string, string>>
}
