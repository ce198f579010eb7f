/** Which addresses are the app's own page. */
export const appScheme = 'app'
export const appOrigin = `${appScheme}://kubeshala`
export const appPage = `${appOrigin}/`

/** True for the page by its own scheme and, while developing, for the development server at `devUrl`. */
export function isAppUrl(url: string, devUrl?: string): boolean {
  const origin = originOf(url)
  return origin !== undefined && (origin === appOrigin || origin === originOf(devUrl ?? ''))
}

/** Parsers disagree about the origin of a scheme of our own, so it is put together from its parts. */
function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, username, password } = new URL(url)
  return username === '' && password === '' ? `${protocol}//${host}` : undefined
}
