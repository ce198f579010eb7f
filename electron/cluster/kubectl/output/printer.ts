/** `-o`: how objects leave a command when no table or sentence is asked for. */
// Models: k8s.io/cli-runtime/pkg/genericclioptions: print_flags.go, json_yaml_flags.go, jsonpath_flags.go, template_flags.go
import type { ApiObject } from '../../../contract/api'
import type { Invocation } from '../command'
import { KubectlError } from '../failure'
import type { Found } from '../selection'
import { without, type PlainRecord } from '../../text/record'
import { customColumns, customColumnsOfFile } from './custom-columns'
import { goTemplate, jsonPath, type TemplateSettings } from './templates'
import { json, kyaml, names, yaml } from './structured'

/** What is printed at once: an object, or a List of several. */
export interface Printable {
  readonly whole: unknown
  readonly found: readonly Found[]
}

/** Printers remember what they have printed: YAML documents are parted from each other. */
export type ObjectPrinter = (printable: Printable, say: (text: string) => void) => void

type Maker = (argument: string, settings: TemplateSettings) => ObjectPrinter

const MAKERS: Readonly<Record<string, Maker>> = {
  json: () => json(),
  yaml: () => yaml(),
  kyaml: () => kyaml(),
  name: () => names(),
  jsonpath: (template, settings) => jsonPath(template, settings),
  'jsonpath-as-json': (template, settings) => jsonPath(template, { ...settings, asJson: true }),
  'jsonpath-file': (path, settings) => jsonPath(settings.read(path).trim(), settings),
  'go-template': (template, settings) => goTemplate(template, settings),
  'go-template-file': (path, settings) => goTemplate(settings.read(path), settings),
  template: (template, settings) => goTemplate(template, settings),
  templatefile: (path, settings) => goTemplate(settings.read(path), settings),
  'custom-columns': (spec, settings) => customColumns(spec, settings),
  'custom-columns-file': (path, settings) => customColumnsOfFile(path, settings),
}

const ONLY_OF_GET = ['custom-columns', 'custom-columns-file', 'wide']
const WITH_ARGUMENT = /^(jsonpath|go-template|template|custom-columns)/

/** Null when nothing was asked for: a table or a sentence is printed then. */
export function printerOf(invocation: Invocation, isGet = false): ObjectPrinter | null {
  const { flags } = invocation
  const typed = flags.string('output')
  const template = flags.string('template')
  if (typed === '' && template === '') return null
  if (isGet && typed === 'wide') return null
  const equals = typed.indexOf('=')
  const name = equals < 0 ? typed || 'go-template' : typed.slice(0, equals)
  if (!Object.hasOwn(MAKERS, name) || (ONLY_OF_GET.includes(name) && !isGet)) throw unknownFormat(typed, isGet)
  const argument = equals < 0 ? template : typed.slice(equals + 1)
  if (argument === '' && WITH_ARGUMENT.test(name))
    throw new KubectlError(`${wordOf(name)} format specified but no ${whatOf(name)} given`)
  return MAKERS[name]!(argument, settingsOf(invocation))
}

function wordOf(name: string): string {
  return name.startsWith('custom-columns') ? name : 'template'
}

function whatOf(name: string): string {
  return name.startsWith('custom-columns') ? 'custom columns' : 'template'
}

function unknownFormat(typed: string, isGet: boolean): KubectlError {
  const allowed = [...Object.keys(MAKERS), 'wide'].filter((name) => isGet || !ONLY_OF_GET.includes(name)).sort() // prettier-ignore
  return new KubectlError(
    `unable to match a printer suitable for the output format ${JSON.stringify(typed)}, allowed formats are: ${allowed.join(',')}`,
  )
}

function settingsOf({ context, flags }: Invocation): TemplateSettings {
  return {
    allowMissingKeys: !flags.changed('allow-missing-template-keys') || flags.bool('allow-missing-template-keys'),
    noHeaders: flags.bool('no-headers'),
    read(path) {
      const text = context.readFile(path)
      if (text === undefined)
        throw new KubectlError(`error reading --template ${path}, open ${path}: no such file or directory\n`)
      return text
    },
  }
}

/** One object, or several as a List; who manages which field is left out of whole objects unless it is asked for. */
export function printableOf(found: readonly Found[], isList: boolean, { flags }: Invocation): Printable {
  const isWhole = /^(json|yaml|kyaml)$/.test(flags.string('output'))
  const shown =
    flags.bool('show-managed-fields') || !isWhole
      ? found
      : found.map((each) => ({ ...each, object: withoutManagedFields(each.object) }))
  const objects = shown.map(({ object }) => object)
  const list = { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } }
  return { whole: isList ? list : objects[0], found: shown }
}

export function withoutManagedFields(object: ApiObject): ApiObject {
  if (!('managedFields' in object.metadata)) return object
  const metadata = without(object.metadata as unknown as PlainRecord, 'managedFields')
  return { ...object, metadata: metadata as unknown as ApiObject['metadata'] }
}
