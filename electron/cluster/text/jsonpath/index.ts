/** JSONPath templates: `{.items[*].metadata.name}`, `{range .items[*]}…{end}`, filters, unions, slices, `..`. */
// Models: k8s.io/client-go/util/jsonpath/jsonpath.go: FindResults, PrintResults
import { compactJson, indentedJson } from '../json'
import { goText } from '../go-value'
import { JsonPathError, type PathNode } from './nodes'
import { parseTemplate } from './parser'
import { walkList, type Values, type WalkOptions } from './walk'

export { JsonPathError }
export { parseTemplate }

const LENIENT: WalkOptions = { allowMissingKeys: true }

/** The values that a path such as `.status.conditions[?(@.type=="Ready")].status` finds. */
export function findAll(object: unknown, path: string): Values {
  return resultsOf(parseTemplate(`{${path}}`), object, LENIENT).flat()
}

export interface TemplateOptions extends WalkOptions {
  /** `-o jsonpath-as-json`: what each part finds is a list. */
  readonly asJson?: boolean
}

/** Fills in a template: text stands for itself, braces hold paths and quoted text. */
export function renderTemplate(template: string, object: unknown, options: TemplateOptions = LENIENT): string {
  const results = resultsOf(parseTemplate(template), object, options)
  const text = (values: Values): string =>
    options.asJson ? `${indentedJson(values)}\n` : values.map(valueText).join(' ')
  return results.map(text).join('')
}

export function valueText(value: unknown): string {
  if (value === null) return 'null'
  return typeof value === 'object' ? compactJson(value) : goText(value)
}

function resultsOf(nodes: readonly PathNode[], object: unknown, options: WalkOptions): readonly Values[] {
  return new Run(nodes, options).block(0, object, 0).results
}

interface Block {
  readonly results: readonly Values[]
  /** Where its `{end}` stands. */
  readonly end: number
}

class Run {
  constructor(
    private readonly nodes: readonly PathNode[],
    private readonly options: WalkOptions,
  ) {}

  block(start: number, current: unknown, depth: number): Block {
    const results: Values[] = []
    for (let index = start; index < this.nodes.length; index++) {
      const node = this.nodes[index]!
      const found = walkList([current], { type: 'list', nodes: [node] }, this.options)
      if (holds(node, 'end')) {
        if (depth === 0) throw new JsonPathError('not in range, nothing to end')
        return { results, end: index }
      }
      if (holds(node, 'range')) {
        const rounds = (found.length > 0 ? found : [null]).map((value) => this.block(index + 1, value, depth + 1))
        if (found.length > 0) results.push(...rounds.flatMap((round) => round.results))
        index = rounds[0]!.end
      } else results.push(found)
    }
    return { results, end: this.nodes.length }
  }
}

function holds(node: PathNode, word: string): boolean {
  return node.type === 'list' && node.nodes.some((each) => each.type === 'identifier' && each.name === word)
}
