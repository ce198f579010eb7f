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
  const words = program.split(/\s+/).filter((word) => word !== '')
  const exit = yield* context.run([...words, path])
  if (exit !== 0) throw new KubectlError(`there was a problem with the editor ${JSON.stringify(words[0])}`)
  return context.readFile(path) ?? null
}
