/** One YAML scalar: plain when that reads back as the same text, else quoted, else a block. */
// Models: sigs.k8s.io/yaml/goyaml.v2: encode.go stringv, emitterc.go yaml_emitter_select_scalar_style
// Simplified: no base-60 floats, no binary text.

const BEST_WIDTH = 80
const WORDS =
  /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|~|null|Null|NULL|<<|\.nan|\.NaN|\.NAN|[-+]?\.(?:inf|Inf|INF))$/
const NUMBER =
  /^(?:[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-fA-F_]+|\d[\d_]*)|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/
const TIMESTAMP =
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\s*\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d*)?\s*(?:Z|[-+]\d{1,2}(?::?\d{2})?)?)?$/
const BASE_60 = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/

/** `indent` is that of the lines which continue the scalar; `column` where it begins. */
export function yamlText(text: string, indent: number, column: number): string {
  if (text.includes('\n')) return blockText(text, indent)
  if (looksLikeAnotherType(text)) return doubleQuoted(text)
  if (hasSpecialCharacter(text)) return doubleQuoted(text)
  if (canBePlain(text)) return folded(text, indent, column)
  return singleQuoted(text, indent, column)
}

function looksLikeAnotherType(text: string): boolean {
  return text === '' || WORDS.test(text) || NUMBER.test(text) || TIMESTAMP.test(text) || BASE_60.test(text)
}

function hasSpecialCharacter(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are exactly the characters that only double quotes can hold.
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ud800-\udfff]|\t/.test(text)
}

function canBePlain(text: string): boolean {
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false
  return !/^\s|\s$|:\s|:$|\s#/.test(text)
}

function singleQuoted(text: string, indent: number, column: number): string {
  return `'${folded(text.replaceAll("'", "''"), indent, column + 1)}'`
}

/** Long lines break at a single space once they are past the best width. */
function folded(text: string, indent: number, column: number): string {
  let line = column
  let result = ''
  for (let index = 0; index < text.length; index++) {
    const breaks =
      text[index] === ' ' && line > BEST_WIDTH && text[index + 1] !== ' ' && text[index - 1] !== ' ' && index > 0
    if (breaks && index < text.length - 1) {
      result += `\n${' '.repeat(indent)}`
      line = indent
    } else {
      result += text.charAt(index)
      line++
    }
  }
  return result
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** `|`, with `-` or `+` for what ends in no newline or in several. */
function blockText(text: string, indent: number): string {
  if (/^[ ]/.test(text) || hasSpecialCharacter(text.replaceAll('\n', '')) || / \n/.test(text)) return doubleQuoted(text)
  const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : ''
  const body = text.endsWith('\n') ? text.slice(0, -1) : text
  return `|${chomp}\n${body
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
    .join('\n')}`
}
