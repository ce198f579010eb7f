/** `kubectl api-resources`. */
// Models: k8s.io/kubectl/pkg/cmd/apiresources/apiresources.go
import { apiVersionOf, groupResource, type ResourceInfo } from '../../../contract/api'
import type { Command, Invocation } from '../command'
import { preferred } from '../discovery/rest-mapper'
import { KubectlError, usageError } from '../failure'
import { alignLines } from '../printers/table'
import { indentedJson } from '../../text/json'
import { printYaml } from '../text/yaml'

export const apiResources: Command = {
  name: 'api-resources',
  summary: 'Print the supported API resources on the server',
  usage: '',
  completes: 'nothing',
  flags: {
    output: { kind: 'string', short: 'o', help: 'Output format. One of: (json, yaml, name, wide)' },
    namespaced: { kind: 'bool', initial: 'true', help: 'If false, non-namespaced resources will be returned, otherwise returning namespaced resources by default' },
    'api-group': { kind: 'string', help: 'Limit to resources in the specified API group' },
    cached: { kind: 'bool', help: 'Use the cached list of resources if available' },
    categories: { kind: 'list', help: 'Limit to resources that belong to the specified categories' },
    'no-headers': { kind: 'bool', help: 'When using the default or custom-column output format, do not print headers' },
    'sort-by': { kind: 'string', help: 'If non-empty, sort list of resources using specified field: name or kind' },
    verbs: { kind: 'list', help: 'Limit to resources that support the specified verbs' },
  }, // prettier-ignore
  *run(invocation) {
    const { args, context, flags, mapper, path } = invocation
    if (args.length > 0) throw usageError(`unexpected arguments: [${args.join(' ')}]`, path)
    const all = preferred(flags.bool('cached') ? yield* mapper.all() : yield* mapper.allFresh())
    context.out(
      textOf(
        sorted(
          all.filter((info) => isWanted(info, invocation)),
          flags.string('sort-by'),
        ),
        invocation,
      ),
    )
    return 0
  },
}

function isWanted({ namespaced, group, verbs, categories }: ResourceInfo, { flags }: Invocation): boolean {
  return (
    (!flags.changed('namespaced') || namespaced === flags.bool('namespaced')) &&
    (!flags.changed('api-group') || group === flags.string('api-group')) &&
    flags.words('verbs').every((verb) => verbs.includes(verb)) &&
    flags.words('categories').every((category) => categories.includes(category))
  )
}

function sorted(resources: readonly ResourceInfo[], by: string): readonly ResourceInfo[] {
  if (by === '') return resources
  if (by !== 'name' && by !== 'kind') throw new KubectlError('--sort-by accepts only name or kind')
  const key = (info: ResourceInfo): string => (by === 'name' ? info.resource : info.kind)
  return [...resources].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

function textOf(resources: readonly ResourceInfo[], { flags }: Invocation): string {
  const format = flags.string('output')
  if (format === 'name') return resources.map((info) => `${groupResource(info)}\n`).join('')
  if (format === 'json') return `${indentedJson(listOf(resources))}\n`
  if (format === 'yaml') return printYaml(listOf(resources))
  if (format !== '' && format !== 'wide') throw new KubectlError(`--output ${format} is not available`)
  const isWide = format === 'wide'
  const rows = resources.map(({ resource, shortNames, namespaced, kind, verbs, categories, ...info }) => {
    const cells = [resource, shortNames.join(','), apiVersionOf(info), namespaced, kind]
    return [...cells, ...(isWide ? [[...verbs].sort().join(','), categories.join(',')] : [])].join('\t') // prettier-ignore
  })
  const header = `NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND${isWide ? '\tVERBS\tCATEGORIES' : ''}`
  return alignLines(flags.bool('no-headers') ? rows : [header, ...rows])
}

function listOf(resources: readonly ResourceInfo[]): object {
  const rows = resources.map(({ group, version, resource, singular, namespaced, kind, verbs, shortNames, categories }) => ({
    name: resource, singularName: singular, namespaced, ...(group && { group }), version, kind, verbs,
    ...(shortNames.length > 0 && { shortNames }), ...(categories.length > 0 && { categories }),
  })) // prettier-ignore
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: '', resources: rows }
}
