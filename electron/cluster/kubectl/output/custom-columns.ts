/** `-o custom-columns=NAME:.metadata.name,…`. */
// Models: k8s.io/kubectl/pkg/cmd/get/customcolumn.go
import { KubectlError } from '../failure'
import { alignLines } from '../printers/table'
import { NONE } from '../../text/format'
import { goText } from '../../text/go-value'
import { findAll } from '../../text/jsonpath'
import type { ObjectPrinter } from './printer'
import { relaxedPath } from './relaxed-path'
import type { TemplateSettings } from './templates'

interface Column {
  readonly header: string
  readonly path: string
}

export function customColumns(spec: string, { noHeaders }: TemplateSettings): ObjectPrinter {
  const columns = spec.split(',').map((part) => {
    const colon = part.indexOf(':')
    if (colon < 0) throw new KubectlError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`)
    return { header: part.slice(0, colon), path: relaxedPath(part.slice(colon + 1)) }
  })
  return tablePrinter(columns, noHeaders)
}

/** Headers on one line, paths below them. */
export function customColumnsOfFile(path: string, settings: TemplateSettings): ObjectPrinter {
  const [headers = [], paths = []] = settings.read(path).split('\n').map((line) => line.split(/\s+/).filter(Boolean)) // prettier-ignore
  if (headers.length === 0) throw new KubectlError('invalid template, missing header line. Expected format is one line of space separated headers, one line of space separated column specs.') // prettier-ignore
  if (headers.length !== paths.length)
    throw new KubectlError(
      `number of headers (${headers.length}) and field specifications (${paths.length}) don't match`,
    )
  const columns = headers.map((header, index) => ({ header, path: relaxedPath(paths[index]!) }))
  return tablePrinter(columns, settings.noHeaders)
}

function tablePrinter(columns: readonly Column[], noHeaders: boolean): ObjectPrinter {
  return ({ found }, say) => {
    const rows = found.map(({ object }) => columns.map(({ path }) => cellText(findAll(object, path))).join('\t'))
    say(alignLines(noHeaders ? rows : [columns.map(({ header }) => header).join('\t'), ...rows]))
  }
}

function cellText(values: readonly unknown[]): string {
  return values.length === 0 ? NONE : values.map((value) => goText(value)).join(',')
}
