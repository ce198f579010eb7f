import { describe, expect, it } from 'vitest'
import { compile } from '../../../../electron/cluster/cel/compile'
import { fromJson, toJson } from '../../../../electron/cluster/cel/json'

const DEPLOYMENT = {
  metadata: { name: 'web', namespace: 'shop', labels: { app: 'web', 'app.kubernetes.io/part-of': 'shop' }, creationTimestamp: '2026-01-01T00:00:00Z' },
  spec: {
    replicas: 3,
    ratio: 0.5,
    template: { spec: { containers: [{ name: 'a', image: 'nginx:1.29', resources: { limits: { memory: '1.5Gi' } } }, { name: 'b', image: 'registry.example.com/x:latest' }] } },
  },
} // prettier-ignore

const DECLARED = { variables: ['object', 'oldObject', 'params'], wanted: 'any' } as const

function evaluate(source: string): unknown {
  const program = compile(source, DECLARED)
  if (typeof program === 'string') throw new Error(program)
  const scope = {
    valueOf: (name: string) => (name === 'object' ? fromJson(DEPLOYMENT) : name === 'oldObject' ? null : undefined),
  }
  return toJson(program.run(scope))
}

describe('an expression', () => {
  it.each<[string, unknown]>([
    ['object.spec.replicas <= 5', true],
    ['object.spec.replicas + 2 * 3', 9],
    ['object.spec.replicas < 3.5', true],
    ['object.spec.ratio * 2.0 == 1.0', true],
    ['object.metadata.namespace == "shop"', true],
    ['oldObject == null', true],
    ['has(object.spec.paused)', false],
    ['has(object.metadata.labels.app)', true],
    ['!has(object.spec.paused) || object.spec.paused', true],
    ['"app" in object.metadata.labels', true],
    ['object.metadata.labels["app.kubernetes.io/part-of"]', 'shop'],
    ['object.metadata.labels.all(k, k.startsWith("app"))', true],
    ['object.spec.template.spec.containers.all(c, c.image.contains(":"))', true],
    ['object.spec.template.spec.containers.exists(c, c.image.endsWith(":latest"))', true],
    ['object.spec.template.spec.containers.exists_one(c, c.name == "a")', true],
    ['object.spec.template.spec.containers.filter(c, has(c.resources)).map(c, c.name)', ['a']],
    ['object.spec.template.spec.containers.map(c, c.name == "b", c.image)', ['registry.example.com/x:latest']],
    ['size(object.spec.template.spec.containers) == 2 ? "two" : "many"', 'two'],
    ['object.spec.?paused.orValue(false)', false],
    ['object.?metadata.?labels["app"].orValue("none")', 'web'],
    ['object.spec.?strategy.?type.hasValue()', false],
    ['cel.bind(n, object.spec.replicas, n * n)', 9],
    ['type(object.spec.replicas) == int', true],
    ['[1, 2, 3].sum() + [4].max()', 10],
    ['[3, 1, 2].min()', 1],
    ['["a", "b"].isSorted() && ![2, 1].isSorted()', true],
    ['["a", "b", "a"].lastIndexOf("a")', 2],
    ['sets.contains([1, 2, 3], [2])', true],
    ['sets.intersects(["a"], ["b"])', false],
    ['"nginx:1.29".matches("^[a-z]+:[0-9.]+$")', true],
    ['"abc 123 def 456".findAll("[0-9]+")', ['123', '456']],
    ['"abc 123".find("[0-9]+")', '123'],
    ['"a,b,c".split(",", 2)', ['a', 'b,c']],
    ['["a", "b"].join("-").upperAscii()', 'A-B'],
    ['"banana".replace("a", "o", 2)', 'bonona'],
    ['"tacocat".substring(1, 4).reverse()', 'oca'],
    ['"%s has %d of %.1f%%".format(["web", 3, 2.55])', 'web has 3 of 2.5%'],
    ['"%s".format([["a", {"b": true}]])', '[a, {b: true}]'],
    ['"%x %X %o %b".format([255, 255, 8, 5])', 'ff FF 10 101'],
    ['int("42") + int(2.9)', 44],
    ['double(3) / 2.0', 1.5],
    ['string(1.0) + string(true)', '1true'],
    ['7 / 2 == 3 && 7 % 2 == 1 && -7 / 2 == -3', true],
    ['1u + 2u == 3u', true],
    ['b"abc" == bytes("abc")', true],
    ['string(bytes("हि"))', 'हि'],
    ['timestamp(object.metadata.creationTimestamp) < timestamp("2026-01-02T00:00:00Z")', true],
    ['timestamp("2026-03-01T00:00:00Z") - timestamp("2026-02-01T00:00:00Z") == duration("672h")', true],
    ['timestamp("2024-02-29T12:30:15.250Z").getDayOfYear()', 59],
    ['timestamp("2024-02-29T22:30:00Z").getDate("+05:30")', 1],
    ['timestamp("2026-01-01T00:00:00Z").getDayOfWeek()', 4],
    ['duration("1h30m").getMinutes()', 90],
    ['string(duration("-1.5s"))', '-1.5s'],
    ['quantity("1.5Gi").isGreaterThan(quantity("1G"))', true],
    ['quantity(object.spec.template.spec.containers[0].resources.limits.memory).add(quantity("512Mi")).asInteger()', 2147483648],
    ['quantity("500m") == quantity("0.5") && !isQuantity("lots")', true],
    ['url("https://example.com:8080/a/b?x=1&x=2").getHost()', 'example.com:8080'],
    ['url("https://example.com/a?x=1&x=2").getQuery()["x"]', ['1', '2']],
    ['isURL("nowhere")', false],
    ['cidr("10.0.0.0/8").containsIP("10.2.3.4") && ip("::1").isLoopback()', true],
    ['ip.isCanonical("2001:DB8::0:1")', false],
    ['string(cidr("192.168.1.7/24").masked())', '192.168.1.0/24'],
    ['"a" == "b" || 1 / 0 == 1 || true', true],
    ['[0, 1].exists(x, 1 / x == 1)', true],
    ['Object{spec: Object.spec{replicas: 3, note: "a{b: c}", other: {"k": [1]}}}', { spec: { replicas: 3, note: 'a{b: c}', other: { k: [1] } } }],
    ['[JSONPatch{op: "add", path: "/metadata/labels/" + jsonpatch.escapeKey("a/b~c"), value: "x"}]', [{ op: 'add', path: '/metadata/labels/a~1b~0c', value: 'x' }]],
  ])('%s', (source, expected) => {
    expect(evaluate(source)).toEqual(expected)
  }) // prettier-ignore
})

describe('an expression without a value', () => {
  it.each([
    ['object.spec.paused', 'no such key: paused'],
    ['object.metadata.labels["b"]', 'no such key: b'],
    ['object.spec.template.spec.containers[2].name', 'index out of bounds: 2'],
    ['object.spec.replicas / 0', 'division by zero'],
    ['object.spec.replicas + "a"', 'no such overload'],
    ['object.spec.replicas.startsWith("a")', 'no such overload'],
    ['9223372036854775807 + object.spec.replicas', 'integer overflow'],
    ['int(object.metadata.name) > 3', "type conversion error from 'string' to 'int'"],
    ['quantity("many")', 'quantities must match the regular expression'],
    ['object.metadata.name.matches("(")', 'Illegal regex'],
    ['[].max()', 'max called on empty list'],
  ])('%s: %s', (source, message) => {
    expect(() => evaluate(source)).toThrow(message)
  })
})

describe('an expression that asks for too much', () => {
  const NUMBERS = `[${Array.from({ length: 100 }, (_, index) => index).join(', ')}]`

  it('is stopped', () => {
    const nested = `${NUMBERS}.map(a, ${NUMBERS}.map(b, ${NUMBERS}.map(c, ${NUMBERS}.map(d, a + b + c + d))))`
    expect(() => evaluate(nested)).toThrow('operation cancelled: actual cost limit exceeded')
  })

  it('is stopped when its text grows without end', () => {
    const doubled = Array.from({ length: 40 }, () => 0).reduce((text) => `[${text}].map(x, x + x)[0]`, '"aaaaaaaaaa"')
    expect(() => evaluate(doubled)).toThrow('cost limit exceeded')
  })

  it('cannot be saved by what stands beside it', () => {
    expect(() =>
      evaluate(`true || ${NUMBERS}.all(a, ${NUMBERS}.all(b, ${NUMBERS}.all(c, ${NUMBERS}.all(d, true))))`),
    ).not.toThrow()
    expect(() =>
      evaluate(`${NUMBERS}.all(a, ${NUMBERS}.all(b, ${NUMBERS}.all(c, ${NUMBERS}.all(d, true)))) || true`),
    ).toThrow('cost')
  })

  it('searches in linear time, whatever the pattern', () => {
    expect(evaluate(`"${'a'.repeat(400)}!".matches("^(a+)+$")`)).toBe(false)
  })
})

describe('a mistake in an expression', () => {
  const mistake = (source: string, wanted: 'bool' | 'string' | 'any' = 'any'): unknown => {
    const program = compile(source, { ...DECLARED, wanted })
    return typeof program === 'string' ? program : 'none'
  }

  it.each([
    ['foo > 3', "compilation failed: ERROR: <input>:1:1: undeclared reference to 'foo' (in container '')\n | foo > 3\n | ^"],
    ['1 + "a"', "compilation failed: ERROR: <input>:1:3: found no matching overload for '_+_' applied to '(int, string)'\n | 1 + \"a\"\n | ..^"],
    ['"a".foo()', "compilation failed: ERROR: <input>:1:8: found no matching overload for 'foo' applied to 'string.()'\n | \"a\".foo()\n | .......^"],
    ['object.spec.replicas <= ', "compilation failed: ERROR: <input>:1:25: Syntax error: mismatched input '<EOF>'\n | object.spec.replicas <= \n | ........................^"],
    ['object.a &&\n  bar', "compilation failed: ERROR: <input>:2:3: undeclared reference to 'bar' (in container '')\n |   bar\n | ..^"],
  ])('%s', (source, text) => {
    expect(mistake(source)).toBe(text)
  }) // prettier-ignore

  it('is a value of another type than is wanted', () => {
    expect(mistake('"a" + "b"', 'bool')).toBe('must evaluate to bool')
    expect(mistake('object.spec.anything', 'bool')).toBe('none')
  })
})
