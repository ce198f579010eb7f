/** `kubectl create ingress web --rule="host/path=service:port[,tls[=secret]]"`. */
// Models: k8s.io/kubectl/pkg/cmd/create/create_ingress.go
import type { Command } from '../../command'
import { KubectlError } from '../../failure'
import { createFrom, CREATE_FLAGS, draftOf, nameFrom } from './generate'

const RULE = /^(([\w*-]+)(?:\.[\w*-]+)*)?(\/[^=]*)?=([a-z0-9][a-z0-9-]*):([\w-]+)(?:,(tls)(?:=([\w.-]+)?)?)?$/
const EXPECTED = 'in the format <host>/<path>=<service>:<port>[,tls[=<secret>]]'

interface Rule {
  readonly host: string
  readonly path: { readonly path: string; readonly pathType: string; readonly backend: object }
  readonly tls: { readonly hosts: readonly string[]; readonly secretName?: string } | null
}

export const ingress: Command = {
  name: 'ingress',
  aliases: ['ing'],
  summary: 'Create an ingress with the specified name',
  usage: 'NAME --rule=host/path=service:port[,tls[=secret]]',
  completes: 'nothing',
  flags: {
    ...CREATE_FLAGS,
    class: { kind: 'string', help: 'Ingress Class to be used' },
    rule: { kind: 'list', help: 'Rule in format host/path=service:port[,tls=secretname]' },
    annotation: { kind: 'list', help: 'Annotation to insert in the ingress object, in the format annotation=value' },
    'default-backend': { kind: 'string', help: 'Default service for backend, in format of svcname:port' },
  },
  *run(invocation) {
    const { flags, namespace } = invocation
    const name = nameFrom(invocation)
    const rules = flags.list('rule').map(ruleOf)
    if (rules.length === 0 && !flags.string('default-backend'))
      throw new KubectlError('not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)') // prettier-ignore
    const tls = rules.flatMap((rule) => (rule.tls ? [rule.tls] : []))
    const spec = {
      ...(flags.string('default-backend') && {
        defaultBackend: backendOf(...serviceAndPort(flags.string('default-backend'))),
      }),
      ...(flags.string('class') && { ingressClassName: flags.string('class') }),
      ...(rules.length > 0 && { rules: byHost(rules) }),
      ...(tls.length > 0 && { tls }),
    }
    const annotations = Object.fromEntries(flags.list('annotation').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])) // prettier-ignore
    const metadata = { name, namespace, ...(flags.changed('annotation') && { annotations }) }
    const draft = draftOf('networking.k8s.io/v1', 'Ingress', metadata, { spec, status: { loadBalancer: {} } })
    return yield* createFrom(draft, 'ingress', invocation)
  },
}

function ruleOf(text: string): Rule {
  const match = RULE.exec(text)
  if (!match) throw new KubectlError(`rule ${text} is invalid and should be ${EXPECTED}`)
  const [, host = '', , path = '', service = '', port = '', tls, secretName] = match
  const isPrefix = path.endsWith('*')
  const bare = isPrefix ? path.slice(0, -1) : path
  return {
    host,
    path: { backend: backendOf(service, port), path: bare || '/', pathType: isPrefix ? 'Prefix' : 'Exact' },
    tls: tls ? { hosts: [host], ...(secretName && { secretName }) } : null,
  }
}

function byHost(rules: readonly Rule[]): readonly object[] {
  return [...new Set(rules.map(({ host }) => host))].map((host) => ({
    ...(host && { host }),
    http: { paths: rules.filter((rule) => rule.host === host).map(({ path }) => path) },
  }))
}

function serviceAndPort(text: string): [string, string] {
  const [service = '', port = ''] = text.split(':')
  if (!service || !port) throw new KubectlError(`default-backend should be in format servicename:serviceport`)
  return [service, port]
}

function backendOf(name: string, port: string): object {
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } }
}
