/** What mutations are written with: typed objects, and keys of JSON pointers. */
// Models: k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch; k8s.io/apiserver/pkg/cel/mutation
import { library } from '../function'
import type { CelMap } from '../values'
import { STRUCT_FUNCTION } from '../struct-literals'

export const MUTATION = library({
  [`${STRUCT_FUNCTION}(string, map): dyn`]: (_type: string, fields: CelMap) => fields,
  'jsonpatch::escapeKey(string): string': (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1'),
})
