/** The parts of an absolute URL. */
// Models: k8s.io/apiserver/pkg/cel/library/urls.go; Go's net/url: ParseRequestURI
import { CelError } from '../cel-error'
import { library } from '../function'
import { Opaque, type CelList, type CelValue } from '../values'

const SHAPE =
  /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/((?:[^/?#@]*@)?)(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?)?(\/[^?#]*|)(?:\?([^#]*))?$/i

export class Url extends Opaque {
  readonly type = 'kubernetes.URL'

  private constructor(
    readonly text: string,
    readonly scheme: string,
    readonly hostname: string,
    readonly port: string,
    readonly path: string,
    readonly query: string,
  ) {
    super()
  }

  static parse(text: string): Url | null {
    const match = SHAPE.exec(text)
    if (!match || (match[1] === undefined && match[5] === '') || /\s/.test(text)) return null
    const [, scheme = '', , host = '', port = '', path = '', query = ''] = match
    return new Url(text, scheme.toLowerCase(), host.replace(/^\[|\]$/g, ''), port, path, query)
  }

  override equals(other: Opaque): boolean {
    return other instanceof Url && other.text === this.text
  }

  get host(): string {
    const name = this.hostname.includes(':') ? `[${this.hostname}]` : this.hostname
    return this.port === '' ? name : `${name}:${this.port}`
  }
}

const U = 'kubernetes.URL'

export const URLS = library({
  [`url(string): ${U}`]: (text: string) => {
    const url = Url.parse(text)
    if (!url) throw new CelError(`URL parse error during conversion from string: parse ${JSON.stringify(text)}: invalid URI for request`)
    return url
  },
  'isURL(string): bool': (text: string) => Url.parse(text) !== null,
  [`${U}.getScheme(): string`]: ({ scheme }: Url) => scheme,
  [`${U}.getHost(): string`]: ({ host }: Url) => host,
  [`${U}.getHostname(): string`]: ({ hostname }: Url) => hostname,
  [`${U}.getPort(): string`]: ({ port }: Url) => port,
  [`${U}.getEscapedPath(): string`]: ({ path }: Url) => path,
  [`${U}.getQuery(): map`]: ({ query }: Url) => parametersOf(query),
}) // prettier-ignore

function parametersOf(query: string): CelValue {
  const parameters = new Map<CelValue, CelList>()
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const [key = '', ...value] = pair.split('=')
    const name = unescaped(key)
    parameters.set(name, [...(parameters.get(name) ?? []), unescaped(value.join('='))])
  }
  return parameters
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
