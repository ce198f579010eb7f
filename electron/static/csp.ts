/** The one content security policy of the app: sent by the `app:` scheme and by the loopback server, and written into the page. */

export const cspDirectives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
} as const

export const cspHeader: string = written(Object.entries(cspDirectives))

/** For a `<meta>` element: browsers ignore `frame-ancestors` there, and say so loudly. */
export const cspMeta: string = written(Object.entries(cspDirectives).filter(([name]) => name !== 'frame-ancestors'))

function written(directives: readonly (readonly [string, string])[]): string {
  return directives.map(([name, sources]) => `${name} ${sources}`).join('; ')
}
