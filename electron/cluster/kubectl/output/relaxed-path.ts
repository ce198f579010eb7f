/** `.metadata.name`, `metadata.name`, `{.metadata.name}` and `{metadata.name}` all mean the same. */
// Models: k8s.io/kubectl/pkg/cmd/get/customcolumn.go: RelaxedJSONPathExpression
import { KubectlError } from '../failure'

const PATH = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/

export function relaxedPath(path: string): string {
  if (path === '') return ''
  const [, inBraces, bare] = PATH.exec(path) ?? []
  const found = inBraces ?? bare
  if (found === undefined)
    throw new KubectlError(
      `unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`,
    )
  return found.startsWith('[') ? found : `.${found}`
}
