/** The first lines of a note: which chapter it is, and how it is announced. */
import type { Root } from 'mdast'
import { parseDocument } from 'yaml'
import { suggestion } from './closest-name'
import type { NoteErrors } from './note-error'

export interface FrontMatter {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly minutes: number
}

const keys = ['id', 'title', 'summary', 'minutes'] as const

export function readFrontMatter(root: Root, errors: NoteErrors): FrontMatter {
  const before = errors.list.length
  const node = root.children.find((child) => child.type === 'yaml')
  const document = parseDocument(node?.value ?? '', { prettyErrors: true })
  for (const slip of [...document.errors, ...document.warnings]) {
    const at = slip.linePos?.[0]
    const message = slip.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')
    errors.add(
      { row: 1 + (at?.line ?? 1), column: at?.col ?? 1 },
      `front matter: ${message}`,
      'write plain key: value lines',
    )
  }
  if (node && /^[^"'#]*[:[,-]\s*[&*]/m.test(node.value)) {
    errors.add({ row: 1, column: 1 }, 'front matter uses & or *', 'write each value out')
  }
  const broken = errors.list.length > before
  const value: unknown = broken ? {} : document.toJS({ maxAliasCount: 0 })
  return checkKeys(typeof value === 'object' && value !== null ? value : {}, errors, broken)
}

function checkKeys(value: object, errors: NoteErrors, broken: boolean): FrontMatter {
  const given = new Map<string, unknown>(Object.entries(value))
  const place = { row: 1, column: 1 }
  for (const key of given.keys()) {
    if (!(keys as readonly string[]).includes(key)) {
      errors.add(place, `front matter has no key "${key}"`, suggestion(key, keys))
    }
  }
  for (const key of broken ? [] : keys) {
    const isRight = key === 'minutes' ? isMinutes(given.get(key)) : isLine(given.get(key))
    if (!isRight)
      errors.add(place, `front matter needs "${key}"`, key === 'minutes' ? 'a whole number' : 'one line of text')
  }
  const text = (key: string) => (isLine(given.get(key)) ? (given.get(key) as string) : '')
  const minutes = given.get('minutes')
  return { id: text('id'), title: text('title'), summary: text('summary'), minutes: isMinutes(minutes) ? minutes : 0 }
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && !value.includes('\n')
}

function isMinutes(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0
}
