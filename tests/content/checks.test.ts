import { describe, expect, it } from 'vitest'
import type { KnownNames } from '../../renderer/notes/parse/directive-rules'
import { parseNote } from '../../renderer/notes/parse-note'
import { readYaml } from './checks/content'
import { formatFinding } from './checks/finding'
import type { Prose, SpellingRules } from './checks/hinglish'
import { checkAgreement, checkKnownWords, checkLength, checkScript, checkSpelling, mixOf } from './checks/hinglish'
import { checkParity, numbersIn } from './checks/parity'

const rules = readYaml('hinglish.yaml') as SpellingRules
const names: KnownNames = { terms: ['pod'], chapters: ['x'] }

const prose = (text: string): Prose => ({ file: 'content/hi-Latn/x.md', row: 7, text })

describe('a slip of spelling names the right word', () => {
  it.each([
    ['Pod kyu nahi chalta?', 'kyun'],
    ['Node fir se aata hai.', 'phir'],
    ['Node me Pod hai.', 'mein'],
    ['Agar node band ho to kya hoga?', 'toh'],
    ['Usko use mat karein, use dekhein.', 'usko (or "use karna")'],
    ['Container ban gaya.', 'bana'],
    ['Tum dekho.', 'the reader is aap'],
    ['Pod nhi chala.', 'nahi'],
    ['Jaldi k saath.', 'the whole word'],
  ])('%s', (text, remedy) => {
    const findings = checkSpelling(prose(text), rules)
    expect(findings.map((finding) => finding.remedy).join()).toContain(remedy)
    expect(findings[0]).toMatchObject({ file: 'content/hi-Latn/x.md', row: 7 })
  })

  it.each(['Isko use karein.', 'Yeh main container hai.', '`me` ke andar'])('leaves alone: %s', (text) => {
    expect(checkSpelling(prose(text.replaceAll(/`.*?`/g, '`…`')), rules)).toEqual([])
  })
})

it.each([
  ['तक पहुँचे', 'plain Latin'],
  ['Node café mein', 'plain Latin'],
  ['bahuuut zyada', 'stretched'],
])('%s is not plain Hinglish', (text, what) => {
  expect(checkScript(prose(text)).map(formatFinding).join()).toContain(what)
})

it.each([
  ['Pods chalte hai.', 'write hain'],
  ['Pod chalta hain.', 'write hai'],
  ['Aap dekh rahe hai.', 'write hain'],
])('%s does not agree', (text, remedy) => {
  expect(checkAgreement(prose(text)).map((finding) => finding.remedy)).toEqual([remedy])
})

it('counts the words of a sentence and the sentences of a paragraph', () => {
  expect(checkLength(prose(`${'kaam '.repeat(25).trim()}.`))).toEqual([])
  expect(checkLength(prose(`${'kaam '.repeat(26).trim()}.`))).toHaveLength(1)
  expect(checkLength(prose('Ek. Do. Teen. Chaar.'))).toEqual([])
  expect(checkLength(prose('Ek. Do. Teen. Chaar. Paanch.'))).toHaveLength(1)
})

it('knows a word by its lists alone', () => {
  const findings = checkKnownWords(
    prose('Pod ghoomta hai, `…` aur nginx:1.27 bhi'),
    new Set(['pod', 'hai', 'aur', 'nginx', 'bhi']),
  )
  expect(findings.map((finding) => finding.what)).toEqual(['"ghoomta" is in no list'])
})

it('measures the mix of the two languages', () => {
  expect(mixOf('Pod node par hai', 'The Pod is on a node')).toBe(0.5)
})

it('reads English number words as figures, and never counts one', () => {
  expect(numbersIn('three Pods, twice, 5 s, one node, 0.01×, 1 Pod')).toEqual(['3', '2', '5', '0.01'])
})

describe('parity', () => {
  const english = 'Two `Pods` and a :term[Pod]{id="pod"}.\n\n## Next {#next}\n\n```bash\nkubectl get pods\n```\n'
  const twin = '2 `Pods` aur ek :term[Pod]{id="pod"}.\n\n## Agla {#next}\n\n```bash\nkubectl get pods\n```\n'

  const compare = (changed: string) => {
    const [en, hi] = [english, changed].map((body) => parseNote('n.md', `---\nid: x\ntitle: t\nsummary: s\nminutes: 9\n---\n\n${body}`, names)) // prettier-ignore
    expect(hi!.errors).toEqual([])
    const findings = checkParity({ file: 'en.md', note: en!.note }, { file: 'hi.md', note: hi!.note })
    return findings.map((finding) => finding.what).join('; ')
  }

  it('holds for a faithful twin', () => expect(compare(twin)).toBe(''))
  it('allows comments in Hinglish', () => expect(compare(twin.replace('kubectl', '# hi: dekhein\nkubectl'))).toBe(''))

  it.each([
    ['another code fence', twin.replace('get pods', 'get nodes'), 'found code bash'],
    ['another heading id', twin.replace('#next', '#nxt'), 'found heading 2 #nxt'],
    ['another heading level', twin.replace('## A', '### A'), 'found heading 3'],
    ['a missing term', twin.replace(':term[Pod]{id="pod"}', 'Pod'), 'references: missing term pod'],
    ['other inline code', twin.replace('`Pods`', '`Pod`'), 'code: missing Pods; extra Pod'],
    ['another figure', twin.replace('2 ', '3 '), 'figures of #top: missing 2; extra 3'],
    ['an extra paragraph', `${twin}\nAur kuch.\n`, 'extra paragraph'],
    ['a missing fence', twin.slice(0, twin.indexOf('```')), 'found the end'],
    ['far more words', twin.replace('aur ek', 'aur phir uske baad bhi wahan ek'), 'the words of English'],
  ])('finds %s', (_, changed, what) => expect(compare(changed)).toContain(what))
})
