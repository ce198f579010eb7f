/** `kubectl config …`: each edit gives the next config, and the line that kubectl prints. */
// Models: k8s.io/kubectl/pkg/cmd/config: use_context.go, set_context.go, rename_context.go, delete_context.go, set_credentials.go
import { KubeconfigError, type ContextEntry, type Kubeconfig, type UserEntry } from './kubeconfig'

export interface Edited {
  readonly config: Kubeconfig
  readonly message: string
}

export function currentContext({ currentContext: name }: Kubeconfig): string {
  if (name === '') throw new KubeconfigError('current-context is not set')
  return name
}

export function useContext(config: Kubeconfig, name: string): Edited {
  if (!Object.hasOwn(config.contexts, name))
    throw new KubeconfigError(`no context exists with the name: ${JSON.stringify(name)}`)
  return { config: { ...config, currentContext: name }, message: `Switched to context ${JSON.stringify(name)}.` }
}

/** `name` is null for `--current`. What is undefined in `changes` stays; '' takes it away. */
export function setContext(config: Kubeconfig, name: string | null, changes: ContextEntry): Edited {
  const target = name ?? config.currentContext
  if (target === '') throw new KubeconfigError('no current context is set')
  const known = Object.hasOwn(config.contexts, target)
  const context = withoutEmpty({ ...config.contexts[target], ...withoutUndefined(changes) })
  const contexts = { ...config.contexts, [target]: context }
  return {
    config: { ...config, contexts },
    message: `Context ${JSON.stringify(target)} ${known ? 'modified' : 'created'}.`,
  }
}

export function renameContext(config: Kubeconfig, from: string, to: string, path: string): Edited {
  const { [from]: context, ...others } = config.contexts
  const refuse = (why: string): KubeconfigError =>
    new KubeconfigError(`cannot rename the context ${JSON.stringify(from)}, ${why} ${path}`)
  if (!context) throw refuse("it's not in")
  if (Object.hasOwn(others, to)) throw refuse(`the context ${JSON.stringify(to)} already exists in`)
  const current = config.currentContext === from ? to : config.currentContext
  const message = `Context ${JSON.stringify(from)} renamed to ${JSON.stringify(to)}.`
  return { config: { ...config, contexts: { ...others, [to]: context }, currentContext: current }, message }
}

/** The warning is for the terminal's errors: the config works no more without its current context. */
export function deleteContext(config: Kubeconfig, name: string, path: string): Edited & { readonly warning: string } {
  const { [name]: context, ...contexts } = config.contexts
  if (!context) throw new KubeconfigError(`cannot delete context ${name}, not in ${path}`)
  const isCurrent = config.currentContext === name
  const warning = isCurrent ? 'warning: this removed your active context, use "kubectl config use-context" to select a different one' : '' // prettier-ignore
  return { config: { ...config, contexts }, message: `deleted context ${name} from ${path}`, warning }
}

export function setCredentials(config: Kubeconfig, name: string, changes: UserEntry): Edited {
  const user = withoutEmpty({ ...config.users[name], ...withoutUndefined(changes) })
  const users = { ...config.users, [name]: user }
  return { config: { ...config, users }, message: `User ${JSON.stringify(name)} set.` }
}

function withoutUndefined<T extends object>(changes: T): Partial<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>
}

function withoutEmpty<T extends object>(entry: T): T {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== '')) as T
}
