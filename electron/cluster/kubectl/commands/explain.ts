/** `kubectl explain`: the fields of a kind, as the server's OpenAPI document has them. */
// Models: k8s.io/kubectl/pkg/explain/v2: explain.go, templates/plaintext.tmpl
import type { ResourceInfo } from '../../../contract/api'
import type { Task } from '../../kernel/task'
import type { Command, Invocation } from '../command'
import { fieldAt, isObject, kindSchema, typeText, type Schema } from '../explain/schema'
import { descriptionText, fieldsText } from '../explain/text'
import { KubectlError, usageError } from '../failure'

export const explain: Command = {
  name: 'explain',
  summary: 'Get documentation for a resource',
  usage: 'TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]',
  completes: 'kinds',
  flags: {
    recursive: { kind: 'bool', help: 'When true, print the name of all the fields recursively' },
    'api-version': { kind: 'string', help: 'Use given api-version (group/version) of the resource' },
    output: { kind: 'string', short: 'o', initial: 'plaintext', help: 'Format in which to render the schema' },
  },
  *run(invocation) {
    const { args, flags, path, context } = invocation
    const [target, ...others] = args
    if (target === undefined)
      throw usageError('You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.', path) // prettier-ignore
    if (others.length > 0) throw usageError('We accept only this format: explain RESOURCE', path)
    const { info, fields } = yield* targetOf(target, invocation)
    const document = yield* context.client.getPath(
      `/openapi/v3/${info.group === '' ? `api/${info.version}` : `apis/${info.group}/${info.version}`}`,
    )
    const root = kindSchema(document, info)
    if (!root) throw new KubectlError(`couldn't find resource for "${info.group}/${info.version}, Kind=${info.kind}"`)
    const field = fieldAt(root, fields)
    context.out(
      `${headerOf(info)}${field === root ? '' : fieldHeader(fields.at(-1)!, field)}${bodyOf(field, flags.bool('recursive'))}`,
    )
    return 0
  },
}

/** `deployments.apps.spec` may name a group or a field: the longest name that is a resource is one. */
function* targetOf(
  target: string,
  { flags, mapper }: Invocation,
): Task<{ readonly info: ResourceInfo; readonly fields: readonly string[] }> {
  const [type = '', ...fields] = target.split('.')
  const found = yield* mapper.named(type)
  const wanted = flags.string('api-version')
  if (wanted === '') return { info: found, fields }
  const info = yield* mapper.ofObject({ apiVersion: wanted, kind: found.kind })
  if (!info) throw new KubectlError(`couldn't find resource for "${wanted}, Kind=${found.kind}"`)
  return { info, fields }
}

function headerOf({ group, version, kind }: ResourceInfo): string {
  return `${group === '' ? '' : `GROUP:      ${group}\n`}KIND:       ${kind}\nVERSION:    ${version}\n\n`
}

function fieldHeader(name: string, field: Schema): string {
  const values = field.node['enum']
  const list = Array.isArray(values) ? `ENUM:\n${values.map((value) => `    ${String(value)}\n`).join('')}` : '\n'
  return `FIELD: ${name} <${typeText(field)}>\n${list}\n`
}

function bodyOf(field: Schema, isRecursive: boolean): string {
  const fields = isObject(field) ? `FIELDS:\n${fieldsText(field, isRecursive)}` : ''
  return `DESCRIPTION:\n${descriptionText(field)}${fields}\n`
}
