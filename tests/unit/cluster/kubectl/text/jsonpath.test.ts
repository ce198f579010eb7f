import { describe, expect, it } from 'vitest'
import { parseTemplate, renderTemplate } from '../../../../../electron/cluster/text/jsonpath'

const pods = {
  kind: 'List',
  items: [
    { metadata: { name: 'a', labels: { 'app.io/x': 'one' } }, spec: { replicas: 3 }, conditions: [{ type: 'Ready', status: 'True' }] },
    { metadata: { name: 'b' }, spec: { replicas: 2_000_000 } },
  ],
  none: null,
} // prettier-ignore

describe('a JSONPath template', () => {
  it.each([
    ['{.items[*].metadata.name}', 'a b'],
    ['{$.items[0].metadata.name}', 'a'],
    ['{.items[0,1].metadata.name}', 'a b'],
    ['{.items[-1:].metadata.name}', 'b'],
    ['{.items[0:2:2].metadata.name}', 'a'],
    ['{..name}', 'a b'],
    ["{.items[*]['metadata.name','spec.replicas']}", 'a b 3 2000000'],
    ["{.items[?(@.metadata.name=='b')].spec}", '{"replicas":2000000}'],
    ['{.items[?(@.spec.replicas>=3)].metadata.name}', 'a b'],
    ['{.items[?(@.conditions)].metadata.name}', 'a'],
    ['{.items[*].conditions[?(@.type=="Ready")].status}', 'True'],
    ['{.items[0].metadata.labels.app\\.io/x}', 'one'],
    ['{range .items[*]}{.metadata.name}{"\\t"}{.spec.replicas}{"\\n"}{end}', 'a\t3\nb\t2000000\n'],
    ['{range .items[*]}[{range .conditions[*]}{.type}{end}]{end}.', '[Ready][].'],
    ['{range .nothing[*]}x{end}after', 'after'],
    ['names: {.items[*].metadata.name}!', 'names: a b!'],
    ['{.nothing.at.all}', ''],
    ['{.none}', 'null'],
    ["{'it\\'s'}", "it's"],
  ])('%s fills in as %j', (template, text) => {
    expect(renderTemplate(template, pods)).toBe(text)
  })

  it('gives each part as a list of JSON, when that is asked for', () => {
    expect(renderTemplate('{.items[*].metadata.name}', pods, { allowMissingKeys: true, asJson: true })).toBe(
      '[\n    "a",\n    "b"\n]\n',
    )
  })

  it('insists on keys, when that is asked for', () => {
    expect(() => renderTemplate('{.nothing}', pods, { allowMissingKeys: false })).toThrow('nothing is not found')
  })

  it.each([
    ['{.items[*]', 'unclosed action'],
    ['{.items[0', 'unterminated array'],
    ['{.items[a]}', 'invalid array index a'],
    ['{.items[?(@.a==1]}', 'unterminated filter'],
    ['{.items[?(@.a==1)}', 'unclosed array expect ]'],
    ['{"open}', 'unterminated quoted string'],
    ['{#}', "unrecognized character in action: U+0023 '#'"],
    ['{....a}', 'invalid multiple recursive descent'],
  ])('%s cannot be read: %s', (template, message) => {
    expect(() => parseTemplate(template)).toThrow(message)
  })

  it.each([
    ['{.items[5]}', 'array index out of bounds: index 5, length 2'],
    ['{.items[1:0]}', 'starting index 1 is greater than ending index 0'],
    ['{.items[0:2:0]}', 'step must be > 0'],
    ['{.kind[0]}', 'string is not array or slice'],
    ['{.kind[?(@.a)]}', 'List is not array or slice and cannot be filtered'],
    ['{.items[?(@.spec.replicas>"x")]}', 'incompatible types for comparison'],
    ['{end}', 'not in range, nothing to end'],
    ['{nonsense}', 'unrecognized identifier nonsense'],
  ])('%s does not fit: %s', (template, message) => {
    expect(() => renderTemplate(template, pods)).toThrow(message)
  })
})
