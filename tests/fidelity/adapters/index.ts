import type { Adapter } from '../case'
import { adapter as defaultsAdmission } from './api-defaults-admission'
import { adapter as nameValidation } from './api-name-validation'
import { adapter as patch } from './api-patch'
import { adapter as podValidation } from './api-pod-validation'
import { adapter as quantity } from './api-quantity'
import { adapter as rbac } from './api-rbac'
import { adapter as selectors } from './api-selectors'
import { adapter as semantics } from './api-semantics'
import { adapter as workloadValidation } from './api-workload-validation'
import { CONTROL_LOOPS } from './control-loops'
import { adapter as humanDuration } from './kubectl-human-duration'
import { adapter as kubectlPrint } from './kubectl-print'
import { NODE_PARTS } from './node-parts'

/** One adapter a vector file, by the file's name without `.json`. */
export const ADAPTERS: Readonly<Record<string, Adapter>> = {
  ...CONTROL_LOOPS,
  ...NODE_PARTS,
  'api-defaults-admission': defaultsAdmission,
  'api-name-validation': nameValidation,
  'api-patch': patch,
  'api-pod-validation': podValidation,
  'api-quantity': quantity,
  'api-rbac': rbac,
  'api-selectors': selectors,
  'api-semantics': semantics,
  'api-workload-validation': workloadValidation,
  'kubectl-human-duration': humanDuration,
  'kubectl-print-other': kubectlPrint,
  'kubectl-print-pods': kubectlPrint,
}
