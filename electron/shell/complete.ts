/** Tab: what the word before the cursor may become. */
import type { ClusterView } from './cluster-view'
import { clusterWords } from './complete-cluster'
import { kubectlWords } from './complete-kubectl'
import { ETCDCTL_FLAGS } from '../cluster/tools/etcdctl'
import { absolutePath } from './home'

/** What a program's words may be; `words` stand before the one at the cursor, the program's name left out. */
type Completer = (words: readonly string[], word: string, view: ClusterView) => readonly string[]

/** One line each: whoever is not here completes files. */
const COMPLETERS: Readonly<Record<string, Completer>> = {
  kubectl: kubectlWords,
  cluster: clusterWords,
  etcdctl: (words, word) =>
    words.length === 0 ? ['get', 'help'] : word.startsWith('-') ? ETCDCTL_FLAGS : ['/registry/'],
  alias: (_words, _word, view) => [...view.aliases().keys()],
  unalias: (_words, _word, view) => [...view.aliases().keys()],
  cd: (_words, word, view) => paths(word, view).filter((path) => path.endsWith('/')),
  command: programWords,
  export: (_words, _word, view) => view.variables(),
  help: () => [],
  type: programWords,
  unset: (_words, _word, view) => view.variables(),
  which: programWords,
}

/** They run the command that follows them. */
const RUNNERS = new Set(['xargs', 'watch', 'nohup', 'command', 'time', 'env', '!', 'if', 'then', 'else', 'elif', 'while', 'until', 'do', '{']) // prettier-ignore
/** What ends one command, so that another begins. */
const JOINT = /\|\||&&|\$\(|[|;\n&(`]/g

/** Whole words that could stand in place of the one that ends at the cursor. */
export function complete(text: string, cursor: number, view: ClusterView): readonly string[] {
  const before = text.slice(0, cursor)
  const start = startOfCommand(before)
  const command = before.slice(start).replace(/^\s+/, '')
  const words = command.split(/\s+/)
  const word = words.pop() ?? ''
  // What stands before the command in the same word, such as the sign of a substitution, is part of each answer.
  const whole = /\S*$/.exec(before)?.[0] ?? ''
  const head = whole.slice(0, whole.length - word.length)
  return matching(word, candidates(words, word, view)).map((name) => head + name)
}

function startOfCommand(text: string): number {
  let start = 0
  for (const { index, 0: joint } of text.matchAll(JOINT)) start = index + joint.length
  return start
}

function matching(word: string, names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name.startsWith(word) && name !== word).sort()
}

function candidates(words: readonly string[], word: string, view: ClusterView): readonly string[] {
  const variable = /^(.*\$\{?)(\w*)$/s.exec(word)
  if (variable) return view.variables().map((name) => `${variable[1]!}${name}${variable[1]!.endsWith('{') ? '}' : ''}`)
  const [program, ...rest] = withoutAssignments(words)
  if (program === undefined) return word.includes('/') ? paths(word, view) : programWords([], word, view)
  if (/^(?:[12&]?>>?|<)$/.test(words.at(-1) ?? '')) return paths(word, view)
  const redirect = /^((?:[12&]?>>?|<))(.+)$/.exec(word)
  if (redirect) return paths(redirect[2]!, view).map((path) => redirect[1]! + path)
  if (RUNNERS.has(program)) return candidates(rest.filter((each) => !each.startsWith('-')), word, view) // prettier-ignore
  const meant = view.aliases().get(program)?.split(/\s+/) ?? [program]
  const completer = Object.hasOwn(COMPLETERS, meant[0]!) ? COMPLETERS[meant[0]!] : undefined
  return completer ? completer([...meant.slice(1), ...rest], word, view) : paths(word, view)
}

/** `A=1 kubectl …` runs kubectl. */
function withoutAssignments(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word))
  return first < 0 ? [] : words.slice(first)
}

function programWords(_words: readonly string[], _word: string, view: ClusterView): readonly string[] {
  return [...view.programs, ...view.aliases().keys(), ...view.functions()]
}

/** What stands in the folder that the word names so far; folders end in a slash, so that the word goes on. */
function paths(word: string, view: ClusterView): readonly string[] {
  const folder = word.slice(0, word.lastIndexOf('/') + 1)
  return view.entries(folder.replace(/^~(?=\/)/, absolutePath('/', view.home))).map((name) => folder + name)
}
