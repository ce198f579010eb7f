import { describe, expect, it } from 'vitest'
import { formatNoteError } from '../../../../renderer/notes/parse/note-error'
import { parseNote } from '../../../../renderer/notes/parse-note'

const names = { terms: ['kubelet', 'pod'], chapters: ['request-to-pod', 'etcd'] }
const front = '---\nid: etcd\ntitle: "etcd: the memory"\nsummary: Keys and revisions.\nminutes: 7\n---\n\n'

const parse = (body: string) => parseNote('content/en/etcd.md', front + body, names)
const blocksOf = (body: string) => {
  const { note, errors } = parse(body)
  expect(errors.map(formatNoteError).join('\n')).toBe('')
  return note.blocks
}
const slipsOf = (body: string) => parse(body).errors.map(formatNoteError).join('\n')

describe('a good note', () => {
  it('carries its front matter', () => {
    expect(parse('Text.').note).toMatchObject({ id: 'etcd', title: 'etcd: the memory', minutes: 7 })
  })

  it('numbers its blocks within their sections, so that a place has the same name in every language', () => {
    const ids = blocksOf('One.\n\nTwo.\n\n## Keys {#keys}\n\nThree.\n\n- a\n- b\n').map((block) => block.id)
    expect(ids).toEqual(['top.0', 'top.1', 'keys', 'keys.0', 'keys.1'])
  })

  it('takes the id off the heading', () => {
    expect(blocksOf('## The `key` space {#keys}')[0]).toMatchObject({
      kind: 'heading',
      level: 2,
      section: 'keys',
      children: [{ text: 'The ' }, { kind: 'code', text: 'key' }, { text: ' space' }],
    })
  })

  it.each(['nginx:1.27 at 10:30', 'localhost:http and web:latest', 'ratio 3:4, {{ .Values.x }}', 'a:b:c'])(
    'leaves prose with colons as it is: %s',
    (text) => {
      expect(blocksOf(text)[0]).toMatchObject({ kind: 'paragraph', children: [{ kind: 'text', text }] })
    },
  )

  it('joins the lines of a paragraph', () => {
    expect(blocksOf('one\ntwo')[0]).toMatchObject({ children: [{ text: 'one two' }] })
  })

  it('reads terms and live numbers', () => {
    const [block] = blocksOf('The :term[kubelet]{id="kubelet"} runs :live[3]{value="pods.ready{app=web}"} Pods.')
    expect(block).toMatchObject({
      children: [{}, { kind: 'term', term: 'kubelet' }, {}, { kind: 'live', expression: 'pods.ready{app=web}' }, {}],
    })
  })

  it('reads tables, ordered lists and code', () => {
    const [table, list, code] = blocksOf('| a | b |\n| --- | ---: |\n| 1 | 2 |\n\n3. x\n4. y\n\n```yaml\na: 1\n```\n')
    expect(table).toMatchObject({ kind: 'table', align: [null, 'right'], rows: [[[{ text: '1' }], [{ text: '2' }]]] })
    expect(list).toMatchObject({ kind: 'list', ordered: true, start: 3 })
    expect(code).toMatchObject({ kind: 'code', language: 'yaml', text: 'a: 1' })
  })

  it('gathers the commands of a step, without comments', () => {
    const [step] = blocksOf(
      ':::step{id="look"}\nLook.\n\n```bash\n# hi: dekhein\nkubectl get pods\nkubectl get nodes\n```\n:::\n',
    )
    expect(step).toMatchObject({ name: 'step', step: 'look', commands: ['kubectl get pods', 'kubectl get nodes'] })
  })

  it('splits a prediction into question, options, answer and reveal', () => {
    const [predict] = blocksOf(':::predict{id="p"}\nWhen?\n\n- [ ] At once\n- [x] Later\n\nBecause.\n:::\n')
    expect(predict).toMatchObject({
      name: 'predict',
      prediction: 'p',
      answer: 1,
      options: [[{ text: 'At once' }], [{ text: 'Later' }]],
      question: [{ id: 'top.0.q.0' }],
      reveal: [{ id: 'top.0.r.0' }],
    })
  })

  it('splits cards and misconceptions after their first paragraph', () => {
    const [card, misconception] = blocksOf(
      ':::card{id="c"}\nQ?\n\nA.\n:::\n\n:::misconception{id="m"}\nNo.\n\nYes.\n\nReally.\n:::\n',
    )
    expect(card).toMatchObject({ question: [{}], answer: [{}] })
    expect(misconception).toMatchObject({ claim: [{}], truth: [{}, {}] })
  })

  it('reads the line ends of Windows', () => {
    const { note, errors } = parseNote('n.md', (front + '```bash\na\nb\n```\n').replaceAll('\n', '\r\n'), names)
    expect(errors).toEqual([])
    expect(note.blocks[0]).toMatchObject({ text: 'a\nb' })
  })
})

describe('a slip is named with row, column and remedy', () => {
  it('in full', () => {
    expect(slipsOf('Text.\n\n  ::scenne{id="cluster"}\n')).toBe(
      'content/en/etcd.md:10:3 unknown directive "::scenne"; did you mean "::scene"?',
    )
  })

  it.each([
    ['an unknown text directive', 'See :trm[Pod]{id="pod"}.', '8:5 unknown directive ":trm"; did you mean ":term"?'],
    ['an unknown container', ':::stepp{id="a"}\nx\n:::\n', 'unknown directive ":::stepp"; did you mean ":::step"?'],
    ['a wrong form', '::step{id="a"}', '"::step" has the wrong form; write ":::step"'],
    ['a missing attribute', '::scene', '"scene" needs "id"'],
    ['an unknown attribute', '::scene{id="cluster" fokus="etcd"}', 'no attribute "fokus"; did you mean "focus"?'],
    ['an unknown scene', '::scene{id="clutser"}', 'unknown scene "clutser"; did you mean "cluster"?'],
    ['an unknown focus', '::scene{id="cluster" focus="etdc"}', 'unknown focus "etdc"; did you mean "etcd"?'],
    ['an unknown term', ':term[x]{id="kublet"}', 'unknown glossary term "kublet"; did you mean "kubelet"?'],
    [
      'an unknown live value',
      ':live[1]{value="pods.redy"}',
      'unknown live value "pods.redy"; did you mean "pods.ready"?',
    ],
    ['a live value without its key', ':live[1]{value="node.silentFor"}', 'needs "node"; write node.silentFor{node=…}'],
    ['an empty term', ':term{id="pod"}', '":term" shows nothing'],
    ['a step without commands', ':::step{id="a"}\nx\n:::\n', '":::step" has nothing to run'],
    ['a block that is never closed', ':::simplified\nx\n', '":::simplified" is never closed'],
    ['a label on a container', ':::simplified[Note]\nx\n:::\n', 'takes no [label]'],
    ['a broken attribute list', ':::step{id="a\nx\n:::\n', 'cannot be read'],
    ['a broken live number', 'Now :live[3]{value="revision} here', '"live" needs "value"; write {value="…"}'],
    [
      'a prediction without an answer',
      ':::predict{id="p"}\nQ\n\n- [ ] a\n- [ ] b\n\nR\n:::\n',
      '":::predict" is incomplete',
    ],
    ['a prediction with two answers', ':::predict{id="p"}\nQ\n\n- [x] a\n- [x] b\n\nR\n:::\n', 'is incomplete'],
    ['a card without an answer', ':::card{id="c"}\nQ\n:::\n', '":::card" needs two parts'],
    ['boxes in a common list', '- [x] done', 'a list with boxes outside of a prediction'],
    ['a heading without id', '## Keys', 'a heading without a usable id; end it with {#id}'],
    ['a heading with a bad id', '## Keys {#Keys!}', 'a heading without a usable id'],
    ['a title in the body', '# Keys {#keys}', 'a heading of level 1'],
    ['a section twice', '## A {#a}\n\n## B {#a}', '10:1 section "a" exists twice'],
    [
      'a step twice',
      ':::step{id="a"}\n```bash\nx\n```\n:::\n\n:::break{id="a"}\n```bash\nx\n```\n:::\n',
      'step "a" exists twice',
    ],
    [
      'a link to a section that is not there',
      '## A {#abc}\n\n[x](#abd)',
      'no section "abd" in this note; did you mean "abc"?',
    ],
    ['a link to an unwritten chapter', '[x](pods.md)', 'unknown chapter "pods"'],
    ['an image', '![x](y.png)', 'is not allowed in a note; draw it as a ::scene'],
    ['a reference link', '[x][y]\n\n[y]: https://a.dev', 'write the target in place'],
    ['an unknown code language', '```bahs\nx\n```', 'code language "bahs" is not known; use bash, yaml, json, text'],
    ['words after the language', '```bash onerror=x\nx\n```', '"onerror=x" after the code language'],
    ['an invisible character', 'a\u200Bb', '8:2 an invisible character, U+200B; delete it'],
  ])('%s', (_, body, message) => {
    expect(slipsOf(body)).toContain(message)
  })

  it('all at once, in reading order', () => {
    const rows = parse('::scenne\n\n<b>x</b>\n\n## Keys\n').errors.map((error) => error.row)
    expect(rows).toEqual([8, 10, 10, 12])
  })

  it.each([
    ['---\nid: x\ntitel: y\n---\n', 'front matter has no key "titel"; did you mean "title"?'],
    ['---\nid: x\ntitle: a: b\n---\n', 'front matter: Nested mappings are not allowed'],
    ['Text only', 'front matter needs "id"'],
    ['---\nid: !!js/function x\n---\n', 'front matter: Unresolved tag'],
    ['---\n__proto__: 1\n---\n', 'front matter has no key "__proto__"'],
  ])('in the front matter: %s', (text, message) => {
    expect(parseNote('n.md', text, names).errors.map(formatNoteError).join('\n')).toContain(message)
  })
})
