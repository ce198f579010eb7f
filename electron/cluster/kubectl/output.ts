/** `-o`: objects as JSON, YAML, names or templates. */
// Models: k8s.io/cli-runtime/pkg/genericclioptions/print_flags.go, k8s.io/kubectl/pkg/cmd/get/customcolumn.go
import { type ApiObject } from '../../contract/api'
import { KubectlError } from './failure'
import { objectName } from './kinds'
import type { Found } from './selection'
import { indentedJson } from './text/json'
import { findAll, JsonPathError, renderTemplate, valueText } from './text/jsonpath'
import { NONE } from '../text/format'
import { isRecord, without, type PlainRecord } from './text/record'
import { printYaml } from './text/yaml'
import { alignLines } from './printers/table'

const FORMATS =
  'custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml'

/** How `found` prints in a format other than a table; `isList` when a collection was asked for. */
export function formatObjects(format: string, found: readonly Found[], isList: boolean, noHeaders = false): string {
  const [name, argument] = splitFormat(format)
  if (name === 'name') return found.map(({ info, object }) => `${objectName(info, object.metadata.name)}\n`).join('')
  if (name === 'custom-columns') return customColumns(argument, found.map(({ object }) => object), noHeaders) // prettier-ignore
  const objects = found.map(({ object }) => withoutManagedFields(object))
  const whole = isList
    ? { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } }
    : objects[0]
  if (name === 'json') return `${indentedJson(whole)}\n`
  if (name === 'yaml') return printYaml(whole)
  if (name === 'jsonpath') return jsonPath(argument, whole)
  throw new KubectlError(
    `unable to match a printer suitable for the output format ${JSON.stringify(format)}, allowed formats are: ${FORMATS}`,
  )
}

function splitFormat(format: string): [string, string | undefined] {
  const equals = format.indexOf('=')
  return equals < 0 ? [format, undefined] : [format.slice(0, equals), format.slice(equals + 1)]
}

/** `--show-managed-fields` is off. */
function withoutManagedFields(object: ApiObject): ApiObject {
  if (!('managedFields' in object.metadata)) return object
  const metadata = without(object.metadata as unknown as PlainRecord, 'managedFields')
  return { ...object, metadata: metadata as unknown as ApiObject['metadata'] }
}

function jsonPath(template: string | undefined, whole: unknown): string {
  if (!template) throw new KubectlError('template format specified but no template given')
  try {
    return renderTemplate(template, whole)
  } catch (error) {
    if (error instanceof JsonPathError) throw new KubectlError(`error parsing jsonpath ${template}, ${error.message}`)
    throw error
  }
}

function customColumns(spec: string | undefined, objects: readonly ApiObject[], noHeaders: boolean): string {
  if (!spec) throw new KubectlError('custom-columns format specified but no custom columns given')
  const columns = spec.split(',').map((part) => {
    const colon = part.indexOf(':')
    if (colon < 0) throw new KubectlError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`)
    return { header: part.slice(0, colon), path: relaxedPath(part.slice(colon + 1)) }
  })
  const rows = objects.map((object) => columns.map(({ path }) => cellText(findAll(object, path))).join('\t'))
  return alignLines(noHeaders ? rows : [columns.map(({ header }) => header).join('\t'), ...rows])
}

function cellText(values: readonly unknown[]): string {
  return values.length === 0
    ? NONE
    : values
        .map((value) =>
          isRecord(value)
            ? `map[${Object.entries(value)
                .map(([key, each]) => `${key}:${valueText(each)}`)
                .sort()
                .join(' ')}]`
            : valueText(value),
        )
        .join(',')
}

/** `.metadata.name`, `metadata.name`, `{.metadata.name}` all mean the same. */
export function relaxedPath(path: string): string {
  const bare = /^\{(.*)\}$/.exec(path)?.[1] ?? path
  return bare.startsWith('.') || bare.startsWith('[') || bare === '' ? bare : `.${bare}`
}
