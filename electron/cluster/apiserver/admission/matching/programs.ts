/** Expressions, compiled once. */
import { CelError } from '../../../cel/cel-error'
import { compile, type Program, type Wanted } from '../../../cel/compile'

const known = new Map<string, Program | string>()
const MOST_KEPT = 2000

/** Throws what is wrong with the text, where something is: what is stored was compiled before, so hardly ever. */
export function programOf(source: string, variables: readonly string[], wanted: Wanted): Program {
  const key = `${wanted} ${variables.join(' ')}\n${source}`
  let program = known.get(key)
  if (program === undefined) {
    if (known.size >= MOST_KEPT) known.clear()
    known.set(key, (program = compile(source, { variables, wanted })))
  }
  if (typeof program === 'string') throw new CelError(program)
  return program
}
