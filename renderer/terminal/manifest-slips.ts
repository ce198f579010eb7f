/** Where in the reader's own file a field stands that the API server does not know, and which one was probably meant. */
import { LineCounter, parseAllDocuments, type Document, type Node } from 'yaml'
import { resourceOfObject } from '../../electron/contract/api'
import { FIELDS } from '../../electron/contract/api/schema/fields.generated'
import { closestName } from '../notes/parse/closest-name'

export interface Slip {
  readonly file: string
  /** Counted from 1, as editors do. */
  readonly row: number
  readonly field: string
  /** The definition that has no such field: `DeploymentSpec`. */
  readonly owner: string
  /** A field that it has, with a name much like it. */
  readonly meant: string | null
}

type Step = string | number

/** Slips that a refusal of kubectl names; `readFile` rejects for what is no file of the home. */
export async function findSlips(
  refusal: string,
  readFile: (path: string) => Promise<string>,
): Promise<readonly Slip[]> {
  const fields = [...refusal.matchAll(/unknown field "([^"]+)"/g)].map((match) => match[1]!)
  const file = /error when (?:creating|patching|replacing) "([^"]+)"/.exec(refusal)?.[1]
  if (!file || fields.length === 0) return []
  const text = await readFile(file).catch(() => '')
  return fields.flatMap((field) => slipAt(text, file, field) ?? [])
}

function slipAt(text: string, file: string, field: string): Slip | null {
  const rows = new LineCounter()
  const steps = stepsOf(field)
  for (const document of parseAllDocuments(text, { lineCounter: rows })) {
    const key = keyAt(document, steps)
    const start = key?.range?.[0]
    if (start === undefined) continue
    const owner = ownerOf(definitionOf(document), steps)
    const name = String(steps.at(-1))
    return {
      file,
      row: rows.linePos(start).line,
      field: name,
      owner,
      meant: closestName(name, Object.keys(FIELDS[owner] ?? {})),
    }
  }
  return null
}

/** `spec.containers[0].prots` → spec, containers, 0, prots. */
function stepsOf(field: string): readonly Step[] {
  return field.split('.').flatMap((part) => {
    const [name = '', ...indexes] = part.split('[')
    return [name, ...indexes.map((index) => Number.parseInt(index, 10))]
  })
}

/** The node of the key itself, not of its value: the row is where the name stands. */
function keyAt(document: Document, steps: readonly Step[]): Node | undefined {
  const parent: unknown = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true)
  const items = (parent as { items?: readonly { key?: Node & { value?: unknown } }[] } | null | undefined)?.items
  return items?.find(({ key }) => key?.value === steps.at(-1))?.key
}

function definitionOf(document: Document): string {
  const [apiVersion, kind] = [String(document.get('apiVersion')), String(document.get('kind'))]
  return resourceOfObject({ apiVersion, kind })?.definition ?? kind
}

/** The definition in which the last step was looked for. */
function ownerOf(definition: string, steps: readonly Step[]): string {
  let owner = definition
  for (const step of steps.slice(0, -1)) {
    if (typeof step === 'string') owner = FIELDS[owner]?.[step]?.type ?? owner
  }
  return owner
}
