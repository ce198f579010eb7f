/** Serves the built page on this machine's loopback address, to this machine only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { refusal, staticAnswer, type StaticAnswer } from './static-answer'

export interface ServeOptions {
  readonly root: string
  /** 0 takes any free port. */
  readonly port: number
}

export interface PageServer {
  readonly port: number
  readonly url: string
  close(): Promise<void>
}

/** Rejects with code `EADDRINUSE` when the port is taken. */
export async function serve({ root, port }: ServeOptions): Promise<PageServer> {
  const server = createServer((request, response) => void respond(root, request, response))
  await listening(server, port)
  const taken = portOf(server)
  return { port: taken, url: `http://127.0.0.1:${taken}/`, close: () => closed(server) }
}

/** `serve` on the first free port from `port` on. */
export async function serveFrom({ root, port }: ServeOptions, attempts = 20): Promise<PageServer> {
  try {
    return await serve({ root, port })
  } catch (error) {
    if (attempts <= 1 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return serveFrom({ root, port: port + 1 }, attempts - 1)
  }
}

async function respond(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await answer(root, request)
  response.writeHead(status, headers).end(body)
}

async function answer(root: string, request: IncomingMessage): Promise<StaticAnswer> {
  // A foreign name that resolves to this machine (DNS rebinding) arrives with that name as its host.
  if (!ownHosts(request.socket.localPort ?? 0).includes(request.headers.host ?? ''))
    return refusal(421, 'Misdirected Request')
  const [urlPath = '/'] = (request.url ?? '/').split(/[?#]/, 1)
  try {
    return await staticAnswer(root, request.method ?? 'GET', urlPath)
  } catch {
    return refusal(500, 'Internal Server Error') // The file went away between the look and the read: a rebuild is under way.
  }
}

const ownHosts = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`]

const portOf = (server: Server): number => (server.address() as AddressInfo).port

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
