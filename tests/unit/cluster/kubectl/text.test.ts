import { describe, expect, it } from 'vitest'
import { parseFlags, type FlagTable } from '../../../../electron/cluster/kubectl/flags'
import { parseDocuments } from '../../../../electron/cluster/kubectl/manifest/documents'
import { suggestionsFor } from '../../../../electron/cluster/kubectl/suggestions'
import { parseGoDuration } from '../../../../electron/cluster/kubectl/text/go-duration'
import { compactJson } from '../../../../electron/cluster/text/json'
import { findAll, renderTemplate } from '../../../../electron/cluster/text/jsonpath'
import { rfc1123 } from '../../../../electron/cluster/kubectl/text/rfc1123'
import { alignTabs, DESCRIBE_STOPS, TABLE_STOPS } from '../../../../electron/cluster/kubectl/text/tabwriter'
import { compareKeys, printYaml } from '../../../../electron/cluster/kubectl/text/yaml'

describe('elastic tabstops', () => {
  it('widen a column for its longest cell', () => {
    expect(alignTabs('a\tbb\tc\nlonger\tb\tc\n', TABLE_STOPS)).toBe('a        bb    c\nlonger   b     c\n')
  })

  it('end a column where a line has no cell of it', () => {
    expect(alignTabs('Name:\tweb\nLabels:\tapp=web\nline\nA:\tb\n', DESCRIBE_STOPS)).toBe(
      'Name:    web\nLabels:  app=web\nline\nA:  b\n',
    )
  })

  it('leave what follows the last tab as it is', () => {
    expect(alignTabs('a\tlong long\nbb\tx\n', DESCRIBE_STOPS)).toBe('a   long long\nbb  x\n')
  })
})

describe('YAML', () => {
  it.each([
    ['plain', 'plain'],
    ['1', '"1"'],
    ['true', '"true"'],
    ['yes', '"yes"'],
    ['', '""'],
    ['2026-01-01T00:00:00Z', '"2026-01-01T00:00:00Z"'],
    ['a: b', "'a: b'"],
    ['# no comment', "'# no comment'"],
    ["it's: so", "'it''s: so'"],
    ['two\nlines\n', '|\n  two\n  lines'],
    ['two\nlines', '|-\n  two\n  lines'],
    ['tab\there', '"tab\\there"'],
    ['10.244.0.0/24', '10.244.0.0/24'],
    ['0x1f', '"0x1f"'],
  ])('prints %j as %s', (text, yaml) => {
    expect(printYaml({ key: text })).toBe(`key: ${yaml}\n`)
  })

  it('breaks long text at a space once it is past column 80', () => {
    const words = Array.from({ length: 20 }, () => 'word').join(' ')
    expect(printYaml({ m: words })).toBe(`m: ${words.slice(0, 79)}\n  ${words.slice(80)}\n`)
  })

  it('sorts keys as people count', () => {
    expect(['a10', 'a2', 'b', 'a', 'B', '1'].sort(compareKeys)).toEqual(['1', 'B', 'a', 'a2', 'a10', 'b'])
  })

  it.each([
    ['a: [b\n', "yaml: line 1: did not find expected ',' or ']'"],
    ['a: 1\nb:\n  c: 1\n d: 2\n', 'yaml: line 3: did not find expected key'],
    ['a: 1\n\tb: 2\n', 'yaml: line 2: found character that cannot start any token'],
    ['a: b: c\n', 'yaml: mapping values are not allowed in this context'],
    ['a: 1\nb 2\nc: 3\n', "yaml: line 3: could not find expected ':'"],
    ['a: "open\n', 'yaml: line 2: found unexpected end of stream'],
    ['a: 1\nb: 2\na: 3\n', 'yaml: unmarshal errors:\n  line 3: key "a" already set in map'],
    ['a: *nope\n', "yaml: unknown anchor 'nope' referenced"],
  ])('refuses %j', (text, message) => {
    expect(parseDocuments(text, 'f.yaml').error?.message).toBe(
      `error parsing f.yaml: error converting YAML to JSON: ${message}`,
    )
  })

  it('reads as YAML 1.1 does, but leaves dates and clock times alone', () => {
    expect(parseDocuments('a: yes\nb: 0644\nc: 2026-01-01\nd: 12:30\ne: 1e3\n', 'f').objects).toEqual([
      { a: true, b: 420, c: '2026-01-01', d: '12:30', e: 1000 },
    ])
  })

  it('unfolds Lists and skips empty documents', () => {
    const list = '{"apiVersion": "v1", "kind": "List", "items": [{"kind": "A"}, {"kind": "B"}]}'
    expect(parseDocuments(`---\n# nothing\n---\n${list}\n--- # more\nkind: C\n`, 'f').objects).toEqual([
      { kind: 'A' },
      { kind: 'B' },
      { kind: 'C' },
    ])
  })

  it('is not taken in by aliases that stand for aliases, nor by endless nesting', () => {
    const names = 'abcdefghij'.split('')
    const bomb = names
      .map(
        (name, i) =>
          `${name}: &${name} [${i === 0 ? 'x' : Array.from({ length: 9 }, () => `*${names[i - 1]!}`).join(', ')}]`,
      )
      .join('\n')
    expect(parseDocuments(bomb, 'f').error?.message).toContain('document contains excessive aliasing')
    expect(parseDocuments(`a: ${'['.repeat(100_000)}`, 'f').error).not.toBeNull()
  })
})

describe('JSON', () => {
  it('sorts keys and escapes what HTML would read', () => {
    expect(compactJson({ b: 1, a: '<&>', c: undefined })).toBe('{"a":"\\u003c\\u0026\\u003e","b":1}')
  })
})

describe('JSONPath', () => {
  const pods = {
    items: [
      { n: 'a', ok: true, c: [{ t: 'Ready', s: 'True' }] },
      { n: 'b', ok: false, c: [] },
    ],
  }

  it.each([
    ['{.items[*].n}', 'a b'],
    ['{.items[0].n}', 'a'],
    ['{.items[-1].n}', 'b'],
    ['{.items[?(@.ok==true)].n}', 'a'],
    ['{.items[?(@.n!="a")].n}', 'b'],
    ['{.items[0].c[?(@.t=="Ready")].s}', 'True'],
    ['{range .items[*]}{.n}{"\\t"}{end}', 'a\tb\t'],
    ['n={.items[0].n}', 'n=a'],
    ['{.nothing}', ''],
    ['{.items[0].c}', '[{"s":"True","t":"Ready"}]'],
  ])('%s', (template, text) => {
    expect(renderTemplate(template, pods)).toBe(text)
  })

  it('finds keys that hold dots', () => {
    expect(findAll({ labels: { 'app.kubernetes.io/name': 'web' } }, ".labels['app\\.kubernetes\\.io/name']")).toEqual([
      'web',
    ])
    expect(findAll({ labels: { 'app.kubernetes.io/name': 'web' } }, '.labels.app\\.kubernetes\\.io/name')).toEqual([
      'web',
    ])
  })
})

describe('small texts', () => {
  it.each([
    ['1h30m', 5_400_000],
    ['500ms', 500],
    ['0', 0],
    ['-2s', -2000],
    ['5', null],
    ['5x', null],
    ['', null],
  ])('%j lasts %s ms', (text, ms) => {
    expect(parseGoDuration(text)).toBe(ms)
  })

  it('knows the day of the week', () => {
    expect(rfc1123('2026-11-23T09:18:57Z')).toBe('Mon, 23 Nov 2026 09:18:57 +0000')
    expect(rfc1123('2024-02-29T00:00:00Z')).toBe('Thu, 29 Feb 2024 00:00:00 +0000')
  })

  it('suggests what is two slips away, or begins alike', () => {
    expect(suggestionsFor('geet', ['get', 'set', 'delete'])).toEqual(['get', 'set'])
    expect(suggestionsFor('ro', ['rollout', 'logs'])).toEqual(['rollout'])
  })
})

describe('flags', () => {
  const table: FlagTable = {
    namespace: { kind: 'string', short: 'n', help: '' },
    all: { kind: 'bool', short: 'A', help: '' },
    replicas: { kind: 'int', help: '' },
    file: { kind: 'list', short: 'f', help: '' },
    'dry-run': { kind: 'string', alone: 'client', help: '' },
  }

  it.each([
    [['x', '-n', 'web', 'y'], ['x', 'y'], 'web'],
    [['-nweb'], [], 'web'],
    [['-An=web'], [], 'web'],
    [['--namespace=web', '--', '-n'], [], 'web'],
  ])('%j', (words, args, namespace) => {
    const parsed = parseFlags(words, table)
    expect([parsed.args, parsed.flags.string('namespace')]).toEqual([args, namespace])
  })

  it('gathers lists, and knows flags that stand alone', () => {
    const { flags, args } = parseFlags(['-f', 'a', '-f', 'b', '--dry-run', 'c'], table)
    expect([flags.list('file'), flags.string('dry-run'), args]).toEqual([['a', 'b'], 'client', ['c']])
  })

  it.each([
    [['--nope'], 'unknown flag: --nope'],
    [['-z'], "unknown shorthand flag: 'z' in -z"],
    [['-n'], "flag needs an argument: 'n' in -n"],
    [
      ['--replicas', 'two'],
      'invalid argument "two" for "--replicas" flag: strconv.ParseInt: parsing "two": invalid syntax',
    ],
  ])('%j is refused', (words, message) => {
    expect(() => parseFlags(words, table)).toThrow(message)
  })
})
