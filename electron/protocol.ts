/** `app://kubeshala/…`: the built page as an origin of its own, instead of `file:`, which would open the whole disk. */
import { protocol } from 'electron'
import { appOrigin, appScheme } from './app-url'
import { refusal, staticAnswer, type StaticAnswer } from './static/static-answer'

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }])
}

export function setupProtocol(root: string): void {
  protocol.handle(appScheme, (request) => appResponse(root, request))
}

export async function appResponse(root: string, request: Pick<Request, 'method' | 'url'>): Promise<Response> {
  const { status, headers, body } = await answered(root, request)
  return new Response(request.method === 'HEAD' ? null : body, { status, headers })
}

async function answered(root: string, { method, url }: Pick<Request, 'method' | 'url'>): Promise<StaticAnswer> {
  // Node's parser gives a scheme of our own the origin "null", so scheme and host are compared by hand.
  const { protocol: scheme, host, pathname } = new URL(url)
  if (`${scheme}//${host}` !== appOrigin) return refusal(404, 'Not Found')
  return staticAnswer(root, method, pathname)
}
