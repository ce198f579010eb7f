/** yq: filters over YAML. */
// Models: mikefarah/yq v4, as far as its expressions are jq's
// Simplified: the expressions are those of this shell's jq; comments, anchors and styles are not kept, so -i says no.
import { parseAllDocuments, stringify } from 'yaml'
import { checkNames } from '../jq/check-names'
import { emptyScope, values } from '../jq/evaluate'
import { fromPlain, isArray, isObject, isTruthy, JqError, printJson, type Json } from '../jq/json'
import { JqSyntaxError } from '../jq/lexer'
import { parseJq } from '../jq/parse'
import { tool, ToolProblem } from '../options'
import { sourcesOf } from '../sources'

const TABLE = { usage: "[-r] [-o yaml|json] [-e] [-n] ['EXPRESSION'] [FILE]...", summary: 'Applies a filter to YAML.', flags: 'rencPMCi', valued: 'oIp', long: { 'output-format': 'o', 'unwrap-scalar': 'r', 'exit-status': 'e', 'null-input': 'n', inplace: 'i', 'input-format': 'p', indent: 'I', prettyPrint: 'P', 'no-colors': 'M', colors: 'C' }, rewrite: (word: string) => word.replace(/^--(?:unwrapScalar|unwrap-scalar)=true$/, '-r').replace(/^-o=/, '-o') } // prettier-ignore

export const yq = tool('yq', TABLE, function* (options, io) {
  if (options.has('i')) throw new ToolProblem("-i: not part of this shell's yq: it would lose the comments of the file")
  const format = options.value('o') ?? 'yaml'
  if (!['yaml', 'y', 'json', 'j'].includes(format))
    throw new ToolProblem(`unknown format '${format}' please use [yaml|json]`)
  const args = [...options.args]
  const isFile = args.length === 1 && io.readFile(args[0]!) !== undefined
  const text = isFile ? '.' : (args.shift() ?? '.')
  const scope = emptyScope({ io, nextInput: () => undefined, depth: 0 })
  const results: Json[] = []
  try {
    const program = parseJq(text)
    checkNames(program, scope)
    const sources = sourcesOf('Error', args, io, (path, why) => `open ${path}: ${why.toLowerCase()}`)
    if (sources.failed) return 1
    const inputs: Json[] = options.has('n') ? [null] : []
    for (const { input } of options.has('n') ? [] : sources.found) inputs.push(...documentsOf(yield* input.rest()))
    for (const input of inputs) results.push(...values(program, scope, input))
  } catch (error) {
    if (error instanceof JqSyntaxError || error instanceof JqError) throw new ToolProblem(error.message)
    throw error
  }
  const isJson = format.startsWith('j')
  const isCompact = options.value('I') === '0'
  io.out(results.map((value) => shown(value, isJson, isCompact)).join(isJson || results.every(isScalar) ? '' : '---\n'))
  return options.has('e') && !results.some(isTruthy) ? 1 : 0
})

function isScalar(value: Json): boolean {
  return !isArray(value) && !isObject(value)
}

function documentsOf(text: string): readonly Json[] {
  return [parseAllDocuments(text)].flat().map((document) => {
    const [problem] = document.errors
    if (problem) throw new ToolProblem(`bad file: ${problem.message.split('\n')[0]!}`)
    try {
      return fromPlain(document.toJS({ maxAliasCount: 100 }))
    } catch (error) {
      throw new ToolProblem(`bad file: ${error instanceof Error ? error.message : String(error)}`)
    }
  })
}

function shown(value: Json, isJson: boolean, isCompact: boolean): string {
  if (isJson) return `${printJson(value, { indent: isCompact ? null : '  ' })}\n`
  if (!isArray(value) && !isObject(value)) return `${String(value)}\n`
  return stringify(plainOf(value), { lineWidth: 0, indentSeq: true })
}

function plainOf(value: Json): unknown {
  if (isArray(value)) return value.map(plainOf)
  return isObject(value) ? new Map([...value].map(([key, member]) => [key, plainOf(member)])) : value
}
