/** `alias k=kubectl`: the first word of a command is replaced before the line is read. */
import { parse } from 'unbash'
import { walk } from './walk'

interface Place {
  readonly pos: number
  readonly end: number
  readonly name: string
}

export function expandAliases(source: string, aliases: ReadonlyMap<string, string>): string {
  if (aliases.size === 0) return source
  const places = aliasPlaces(source, aliases)
  return places.reduceRight(
    (text, { pos, end, name }) => text.slice(0, pos) + valueOf(name, aliases, new Set()) + text.slice(end),
    source,
  )
}

/** Only words that stand in the text as they are: no quotes, no expansions. */
function aliasPlaces(source: string, aliases: ReadonlyMap<string, string>): readonly Place[] {
  const places: Place[] = []
  walk(parse(source), (node) => {
    if (node.type !== 'Command' || !node.name) return
    const { pos, end, text } = node.name
    if (aliases.has(text) && source.slice(pos, end) === text) places.push({ pos, end, name: text })
  })
  return places.sort((a, b) => a.pos - b.pos)
}

/** An alias may begin with another one, never with itself. */
function valueOf(name: string, aliases: ReadonlyMap<string, string>, seen: Set<string>): string {
  const value = aliases.get(name) ?? name
  seen.add(name)
  const first = /^\S+/.exec(value)?.[0] ?? ''
  return aliases.has(first) && !seen.has(first) ? valueOf(first, aliases, seen) + value.slice(first.length) : value
}
