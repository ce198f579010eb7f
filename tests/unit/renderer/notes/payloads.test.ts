/** Hostile notes: each payload in each place must fail the build, or reach the page as dead text. */
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { NoteBody } from '../../../../renderer/notes/NoteBody'
import { parseNote } from '../../../../renderer/notes/parse-note'
import { MAX_NOTE_CHARACTERS } from '../../../../renderer/notes/parse/unsafe-text'
import { testContext } from './test-context'

const payloads = [
  '<script>globalThis.pwned = 1</script>',
  '<img src=x onerror="globalThis.pwned=1">',
  '<svg onload="globalThis.pwned=1"></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><foreignObject><iframe srcdoc="x"></foreignObject></svg>',
  '<svg><use href="data:image/svg+xml,x#y"></svg>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>',
  '<input autofocus onfocus=alert(1)>',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form><form action=x><button formaction=javascript:alert(1)>x</button></form>',
  '<!-- --!> <img src=x onerror=alert(1)>',
  '<iframe src="file:///etc/passwd"></iframe>',
  '<embed src=x><object data=x></object>',
  '<base href="https://evil.test/"><meta http-equiv=refresh content="0;url=x">',
  '<link rel=stylesheet href=x><webview src=x></webview>',
  '<a id=getElementById name=body>x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#9;script:alert(1))',
  '[x](<java script:alert(1)>)',
  '[x](data:text/html,<script>1</script>)',
  '[x](vbscript:x)',
  '[x](file:///etc/passwd)',
  '[x](smb://host/share)',
  '[x](ms-msdt:/id)',
  '[x](//evil.test/y)',
  '[x](https://user@evil.test)',
  '[x](https://127.0.0.1:8080/)',
  '[x](https://gооgle.com)', // Two letters of the host are Cyrillic.
  '[x](../../etc/passwd)',
  '<javascript:alert(1)>',
  '![x](http://127.0.0.1:9/y.png)',
  '[x][y]\n\n[y]: javascript:alert(1)',
  'x[^__proto__]\n\n[^__proto__]: y',
  '{{constructor.constructor("globalThis.pwned=1")()}}',
  '{{- raw}} $t(secret)',
  '%%{init: {"theme":"x"}}%% click A "javascript:alert(1)"',
  ':live[1]{value="constructor.constructor"}',
  ':term[x]{id="__proto__"}',
  ':term[x]{id="pod" onclick="alert(1)"}',
  '::scene{id="cluster" style="x"}',
  '\u202Etxt.exe',
  'kubectl get pods\u200B --all',
  '\u001B]8;;https://evil.test\u0007x\u001B]8;;\u0007',
]

const places: Readonly<Record<string, (payload: string) => string>> = {
  body: (payload) => note(payload),
  title: (payload) => note('Text.', payload),
  'code language': (payload) => note(`\`\`\`bash ${payload.replaceAll(/[`\n]/g, ' ')}\nls\n\`\`\`\n`),
  code: (payload) => note(`\`\`\`text\n${payload}\n\`\`\`\n`),
  'link text': (payload) => note(`## A {#abc}\n\n[${payload}](#abc)`),
  option: (payload) => note(`:::predict{id="p"}\nQ\n\n- [ ] ${payload}\n- [x] b\n\nR\n:::\n`),
  'heading id': (payload) => note(`## A {#${payload}}`),
}

function note(body: string, title = 'Title'): string {
  return `---\nid: x\ntitle: ${JSON.stringify(title)}\nsummary: s\nminutes: 7\n---\n\n${body}\n`
}

/** True when the build refuses; otherwise the page is looked through. */
function isRefused(source: string): boolean {
  const { note: tree, errors } = parseNote('content/en/x.md', source, { terms: ['pod'], chapters: ['x'] })
  if (errors.length > 0) return true
  expectInert(mount(NoteBody, { props: { note: tree }, global: testContext() }).element as HTMLElement)
  return false
}

const allowedTags =
  /^(ARTICLE|H[1-4]|P|A|CODE|PRE|SPAN|EM|STRONG|DEL|BR|UL|OL|LI|DIV|FIELDSET|LEGEND|LABEL|INPUT|SECTION|BUTTON)$/

function expectInert(page: HTMLElement): void {
  for (const element of [page, ...page.querySelectorAll('*')]) {
    expect(element.tagName).toMatch(allowedTags)
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^style$|^src|formaction/)
      if (name === 'href') expect(value).toMatch(/^(#|https:\/\/|[a-z-]+\.md)/)
      if (name === 'id') expect(value).toMatch(/^(section-|v-)/)
    }
  }
  expect(globalThis).not.toHaveProperty('pwned')
}

describe.each(Object.keys(places))('in the %s', (place) => {
  it.each(payloads)('%j does nothing', (payload) => {
    isRefused(places[place]!(payload))
  })
})

it.each(payloads.filter((payload) => /^[<[!:\p{Cc}\p{Cf}]/u.test(payload)))(
  'the build refuses %j as text',
  (payload) => {
    expect(isRefused(note(payload))).toBe(true)
  },
)

describe('a note that is made to exhaust the parser is refused at once', () => {
  it.each([
    ['50,000 quotes', '>'.repeat(50_000)],
    ['20,000 brackets', '['.repeat(20_000)],
    ['20,000 stars', '*'.repeat(20_000)],
    ['20,000 nested brackets on short lines', '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n'.repeat(400)],
    ['a long line', 'x'.repeat(10_000)],
    ['a huge note', 'x\n'.repeat(MAX_NOTE_CHARACTERS)],
  ])('%s', (_, body) => {
    const startedAt = performance.now()
    expect(isRefused(note(body))).toBe(true)
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  it('aliases in the front matter', () => {
    const source = '---\na: &a [x]\nid: *a\n---\n'
    expect(isRefused(source)).toBe(true)
  })
})
