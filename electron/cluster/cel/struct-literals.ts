/** Typed objects in expressions, `Object.spec{replicas: 3}`, written as a call that the parser knows. */
// Simplified: the types are not checked: what does not fit the kind is found when the changed object is read.

export const STRUCT_FUNCTION = 'struct__'

const TOKEN = /\/\/[^\n]*|[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*(?=\s*\{)|[A-Za-z_]\w*|[{}()[\],:]|[^\sA-Za-z_{}()[\],:"'/]+|\s+|\//g // prettier-ignore
const NAME = /^[A-Za-z_]\w*$/

type Bracket = 'struct' | 'other'

/** Without such objects the text stays as it is, and so do the positions in it. */
export function withoutStructLiterals(source: string): string {
  const tokens = source.match(TOKEN) ?? []
  const open: Bracket[] = []
  let text = ''
  tokens.forEach((token, index) => {
    const next = tokens.slice(index + 1).find((each) => each.trim() !== '')
    if (next === '{' && isTypeName(token)) {
      text += `${STRUCT_FUNCTION}("${token.replace(/\s/g, '')}", `
      open.push('struct')
    } else if (token === '{') {
      if (!isAfterType(tokens, index)) open.push('other')
      text += token
    } else if (token === '(' || token === '[') {
      open.push('other')
      text += token
    } else if (token === '}' || token === ')' || token === ']') text += open.pop() === 'struct' ? `${token})` : token
    else
      text +=
        open.at(-1) === 'struct' && next === ':' && NAME.test(token) && isFieldStart(tokens, index)
          ? `"${token}"`
          : token
  })
  return text
}

/** `x in {…}` is a map after an operator. */
function isTypeName(token: string): boolean {
  return /^[A-Za-z_]/.test(token) && !/["']/.test(token) && token !== 'in'
}

function isAfterType(tokens: readonly string[], index: number): boolean {
  const before = previous(tokens, index)
  return before !== undefined && isTypeName(before)
}

function isFieldStart(tokens: readonly string[], index: number): boolean {
  const before = previous(tokens, index)
  return before === '{' || before === ','
}

function previous(tokens: readonly string[], index: number): string | undefined {
  return tokens.slice(0, index).findLast((token) => token.trim() !== '')
}
