/** Opens a text in an editor: the app's own, or the program that `KUBE_EDITOR` or `EDITOR` names. */
// Models: k8s.io/kubectl/pkg/cmd/util/editor/editor.go
import type { Task } from '../kernel/task'
import type { Invocation } from './command'
import { KubectlError } from './failure'

/** Null when the person gave up. */
export function* openEditor(text: string, fileName: string, { context }: Invocation): Task<string | null> {
  const program = context.env?.['KUBE_EDITOR'] || context.env?.['EDITOR']
  if (!program && context.edit) return yield* context.edit(text, fileName)
  if (!program || !context.run || !context.writeFile)
    throw new KubectlError(
      'unable to launch the editor: there is none here; set KUBE_EDITOR to a program that changes a file in place, such as "sed -i s/a/b/"',
    )
  const path = `/tmp/${fileName}`
  const problem = context.writeFile(path, text)
  if (problem) throw new KubectlError(`unable to create a temporary file: ${problem}`)
  // The variable is a command line of its own, quotes and all.
  const exit = yield* context.run(['sh', '-c', `${program} ${path}`])
  if (exit !== 0) throw new KubectlError(`there was a problem with the editor ${JSON.stringify(program)}`)
  return context.readFile(path) ?? null
}
