/** What a terminal sends for each key, in our words. */

export type Key = { readonly name: 'text'; readonly text: string } | { readonly name: Exclude<KeyName, 'text'> }

export type KeyName =
  | 'text'
  | 'enter'
  | 'tab'
  | 'interrupt'
  | 'clear'
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'start'
  | 'end'
  | 'older'
  | 'newer'
  | 'erase-left'
  | 'erase-right'
  | 'erase-word'
  | 'erase-to-start'
  | 'erase-to-end'
  | 'unknown'

const SEQUENCES: Readonly<Record<string, Exclude<KeyName, 'text'>>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x01': 'start',
  '\x02': 'left',
  '\x03': 'interrupt',
  '\x04': 'erase-right',
  '\x05': 'end',
  '\x06': 'right',
  '\x0b': 'erase-to-end',
  '\x0c': 'clear',
  '\x0e': 'newer',
  '\x10': 'older',
  '\x15': 'erase-to-start',
  '\x17': 'erase-word',
  '\x08': 'erase-left',
  '\x7f': 'erase-left',
  '\x1b[A': 'older',
  '\x1b[B': 'newer',
  '\x1b[C': 'right',
  '\x1b[D': 'left',
  '\x1bOA': 'older',
  '\x1bOB': 'newer',
  '\x1bOC': 'right',
  '\x1bOD': 'left',
  '\x1b[H': 'start',
  '\x1b[F': 'end',
  '\x1bOH': 'start',
  '\x1bOF': 'end',
  '\x1b[1~': 'start',
  '\x1b[4~': 'end',
  '\x1b[3~': 'erase-right',
  '\x1b[1;5C': 'word-right',
  '\x1b[1;5D': 'word-left',
  '\x1b[1;3C': 'word-right',
  '\x1b[1;3D': 'word-left',
  '\x1bf': 'word-right',
  '\x1bb': 'word-left',
  '\x1b\x7f': 'erase-word',
}

/** An escape sequence, a control character, or a run of ordinary text. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const TOKEN = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?|\r\n|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/gu

/** Takes apart what was typed or pasted. A pasted line break counts as Enter, so that lines run one by one. */
export function readKeys(data: string): readonly Key[] {
  return (data.match(TOKEN) ?? []).map((token) => {
    const name = token === '\r\n' ? 'enter' : SEQUENCES[token]
    if (name) return { name }
    return token < ' ' || token === '\x7f' ? { name: 'unknown' } : { name: 'text', text: token }
  })
}
