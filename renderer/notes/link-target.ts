/** Where a note may link to. There is no other list: what is not allowed here fails the build. */
import { suggestion } from './parse/closest-name'

export type LinkTarget =
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'chapter'; readonly chapter: string; readonly section: string | null }
  | { readonly kind: 'web'; readonly url: string }

export type LinkVerdict = { readonly target: LinkTarget } | { readonly message: string; readonly fix: string }

const section = /^#([a-z][a-z0-9-]*)$/
const chapter = /^([a-z][a-z0-9-]*)\.md(?:#([a-z][a-z0-9-]*))?$/
/** Plain host names only: no user part, no port, no address, nothing outside ASCII to look alike. */
const web = /^https:\/\/([a-z0-9-]+\.)+[a-z]{2,}(\/[\w./~%#?&=+-]*)?$/

export function readLink(href: string, chapters: readonly string[]): LinkVerdict {
  const inPage = section.exec(href)
  if (inPage) return { target: { kind: 'section', section: inPage[1]! } }
  const toChapter = chapter.exec(href)
  if (toChapter) return chapterLink(toChapter[1]!, toChapter[2] ?? null, chapters)
  if (web.test(href)) return { target: { kind: 'web', url: href } }
  return {
    message: `link target "${href}" is not allowed`,
    fix: 'link to #section-id, to <chapter-id>.md or to a plain https:// address',
  }
}

function chapterLink(id: string, inChapter: string | null, chapters: readonly string[]): LinkVerdict {
  if (chapters.includes(id)) return { target: { kind: 'chapter', chapter: id, section: inChapter } }
  return { message: `unknown chapter "${id}"`, fix: suggestion(id, chapters) }
}
