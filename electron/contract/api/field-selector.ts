/** Field selectors: `status.phase!=Running,spec.nodeName=worker-1`. */
// Models: staging/src/k8s.io/apimachinery/pkg/fields/selector.go
export interface FieldRequirement {
  readonly field: string
  readonly operator: '=' | '!='
  readonly value: string
}

export interface FieldSelector {
  readonly requirements: readonly FieldRequirement[]
  /** A field that the object lacks counts as empty. */
  matches(fields: Readonly<Record<string, string>>): boolean
  toString(): string
}

export function parseFieldSelector(text: string): FieldSelector {
  const requirements = splitTerms(text)
    .filter((term) => term !== '')
    .map((term) => parseTerm(term, text))
  return {
    requirements,
    matches: (fields) =>
      requirements.every(({ field, operator, value }) => ((fields[field] ?? '') === value) === (operator === '=')),
    toString: () => requirements.map((r) => `${r.field}${r.operator}${escapeValue(r.value)}`).join(','),
  }
}

/** Commas part the terms, unless a backslash escapes them. */
function splitTerms(text: string): string[] {
  const terms: string[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === ',') {
      terms.push(text.slice(start, i))
      start = i + 1
    }
  }
  return [...terms, text.slice(start)]
}

function parseTerm(term: string, selector: string): FieldRequirement {
  const match = /^(.*?)(!=|==|=)(.*)$/s.exec(term)
  if (!match) throw new Error(`invalid selector: '${selector}'; can't understand '${term}'`)
  const [, field = '', operator = '=', value = ''] = match
  return { field, operator: operator === '!=' ? '!=' : '=', value: unescapeValue(value) }
}

function escapeValue(value: string): string {
  return value.replace(/[\\,=]/g, '\\$&')
}

function unescapeValue(value: string): string {
  let text = ''
  for (let i = 0; i < value.length; i++) {
    const letter = value[i] ?? ''
    if (letter === ',' || letter === '=')
      throw new Error(`invalid field selector: unescaped character in value: ${letter}`)
    if (letter !== '\\') text += letter
    else text += escapedLetter(value[++i])
  }
  return text
}

function escapedLetter(letter: string | undefined): string {
  if (letter === '\\' || letter === ',' || letter === '=') return letter
  throw new Error(`invalid field selector: invalid escape sequence: \\${letter ?? ''}`)
}
