/** Words become fields: braces, tilde, parameters, substitutions, splitting, names of files, in this order. */
// Models: POSIX.1, 2.6 Word Expansions
import type { Assignment, CommandArgument, DoubleQuotedChild, Word, WordPart } from 'unbash'
import type { Task } from '../../cluster/kernel/task'
import { HOME_PATH } from '../home'
import { expandBraces } from './braces'
import { arithmeticOf } from './expand-arithmetic'
import { FieldBuilder, fieldText, type Field } from './fields'
import { glob } from './glob'
import { demanded, expandParameter } from './parameters'
import { hasWildcards, type Segment } from './pattern'
import type { Shell } from './shell'
import { substitute } from './substitute'

const BLANKS = ' \t\n'

/** A command's words, as its program will get them. */
export function* expandWords(words: readonly CommandArgument[], shell: Shell): Task<readonly string[]> {
  const argv: string[] = []
  for (const word of words) {
    if (word.type === 'Assignment') argv.push(...(yield* expandAssignmentWord(word, shell)))
    else for (const each of expandBraces(word, shell.world.limits)) argv.push(...(yield* expandWord(each, shell)))
    shell.world.limits.step(1 + (argv.length >> 6))
  }
  return argv
}

function* expandWord(word: Word, shell: Shell): Task<readonly string[]> {
  const builder = new FieldBuilder(shell.state.get('IFS') ?? BLANKS)
  yield* addWord(word, builder, shell)
  return builder.fields().flatMap((field) => namesFor(field, shell))
}

/** `export A=$b` and `echo a=$b`: only for the first the value stays whole. */
function* expandAssignmentWord(word: Assignment, shell: Shell): Task<readonly string[]> {
  const value = word.value.type === 'Word' ? yield* expandText(word.value, shell) : ''
  return [`${word.name}${word.append ? '+' : ''}=${value}`]
}

/** Without splitting and names of files: what is assigned, a file to write to, the word of `case`. */
export function* expandText(word: Word, shell: Shell): Task<string> {
  return shell.world.limits.hold((yield* expandPattern(word, shell)).map(({ text }) => text).join(''))
}

/** As a pattern, in which what was quoted means itself. */
export function* expandPattern(word: Word, shell: Shell): Task<readonly Segment[]> {
  const builder = new FieldBuilder('')
  yield* addWord(word, builder, shell)
  return builder.fields().flatMap((field, index) => (index > 0 ? [{ text: ' ', literal: true }, ...field] : field))
}

/** The lines of a here-document, or any text that is quoted but for its `$`. */
export function* expandQuoted(parts: readonly WordPart[], shell: Shell): Task<string> {
  const builder = new FieldBuilder('')
  for (const part of parts) yield* addPart(part, true, builder, shell)
  return shell.world.limits.hold(builder.fields().map(fieldText).join(' '))
}

function namesFor(field: Field, { state, world }: Shell): readonly string[] {
  const found = hasWildcards(field) && !state.options.noglob ? glob(field, state.folder, world.files) : []
  world.limits.step(1 + found.length)
  return found.length > 0 ? found : [fieldText(field)]
}

function* addWord(word: Word, builder: FieldBuilder, shell: Shell): Task {
  const tilde = /^~(?=\/|$)/.test(word.text)
  if (!word.parts) {
    builder.quoted(tilde ? home(shell) + word.value.slice(1) : word.value)
    return
  }
  for (const [index, part] of word.parts.entries()) {
    if (index === 0 && tilde && part.type === 'Literal') builder.quoted(home(shell) + part.value.slice(1))
    else yield* addPart(part, false, builder, shell)
  }
}

function home({ state }: Shell): string {
  return state.get('HOME') ?? HOME_PATH
}

function* addPart(part: WordPart, isQuoted: boolean, builder: FieldBuilder, shell: Shell): Task {
  switch (part.type) {
    case 'Glob':
      if (part.kind === 'bracket') yield* addBracket(part.parts, builder, shell)
      else builder.pattern(part.text)
      return
    case 'ExtendedGlob':
      builder.pattern(part.text)
      return
    case 'BraceExpansion':
    case 'ProcessSubstitution':
      builder.quoted(part.text)
      return
    case 'DoubleQuoted':
    case 'LocaleString':
      yield* addQuoted(part.parts, builder, shell)
      return
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      builder.quoted(part.value)
      return
    default:
      if (/^\$(?:@|\{@\})$/.test(part.text)) addPositional(isQuoted, builder, shell)
      else if (isQuoted) builder.quoted(yield* expansionText(part, shell))
      else builder.expanded(yield* expansionText(part, shell))
  }
}

/** `[$first-$last]`: what stands between the brackets is expanded as well. */
function* addBracket(parts: readonly WordPart[], builder: FieldBuilder, shell: Shell): Task {
  builder.pattern('[')
  for (const part of parts) {
    if (part.type === 'Literal') builder.pattern(part.text)
    else yield* addPart(part, false, builder, shell)
  }
  builder.pattern(']')
}

function* addQuoted(parts: readonly DoubleQuotedChild[], builder: FieldBuilder, shell: Shell): Task {
  const isNothing = parts.length > 0 && parts.every(({ text }) => text === '$@') && shell.state.positional.length === 0
  if (isNothing) return
  builder.quoted('')
  for (const part of parts) yield* addPart(part, true, builder, shell)
}

/** `"$@"` is as many words as there are. */
function addPositional(isQuoted: boolean, builder: FieldBuilder, { state }: Shell): void {
  for (const [index, word] of state.positional.entries()) {
    if (index > 0) builder.part()
    if (isQuoted) builder.quoted(word)
    else builder.expanded(word)
  }
}

type Expansion = Exclude<DoubleQuotedChild, { type: 'Literal' }>

function* expansionText(part: Expansion, shell: Shell): Task<string> {
  switch (part.type) {
    case 'SimpleExpansion':
      return demanded(part.text.slice(1), shell)
    case 'ParameterExpansion':
      return yield* expandParameter(part, shell)
    case 'CommandExpansion':
      return part.script ? yield* substitute(part.script, shell) : ''
    case 'ArithmeticExpansion':
      return String(yield* arithmeticOf(part.text.slice(part.text.startsWith('$((') ? 3 : 2, part.text.startsWith('$((') ? -2 : -1), shell)) // prettier-ignore
  }
}
