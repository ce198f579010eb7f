import { describe, expect, it } from 'vitest'
import { parseGoTemplate, runGoTemplate } from '../../../../../electron/cluster/kubectl/text/go-template'

const list = {
  items: [
    { metadata: { name: 'a', labels: { app: 'x' } }, spec: { replicas: 3, paused: true } },
    { metadata: { name: 'b' }, spec: { replicas: 2_000_000 } },
  ],
  none: null,
}

/** What is said before a mistake, and then the mistake. */
function filled(template: string, allowMissingKeys = true): string {
  let said = ''
  const say = (text: string): void => {
    said += text
  }
  try {
    runGoTemplate(parseGoTemplate(template), list, say, allowMissingKeys)
  } catch (error) {
    said += `! ${(error as Error).message}`
  }
  return said
}

describe('a Go template', () => {
  it.each([
    ['{{range .items}}{{.metadata.name}}{{"\\n"}}{{end}}', 'a\nb\n'],
    ['{{range $i, $item := .items}}{{$i}}={{$item.metadata.name}} {{end}}', '0=a 1=b '],
    ['{{range .nothing}}x{{else}}none{{end}}', 'none'],
    ['{{range .items}}{{if eq .metadata.name "b"}}{{break}}{{end}}{{.metadata.name}}{{end}}', 'a'],
    ['{{range $key, $value := (index .items 0).spec}}{{$key}} {{end}}', 'paused replicas '],
    ['{{with .nothing}}x{{else}}without{{end}}', 'without'],
    ['{{with $first := index .items 0}}{{$first.metadata.name}}{{end}}', 'a'],
    ['{{if and (eq (len .items) 2) (not .none)}}two{{else if .x}}x{{else}}other{{end}}', 'two'],
    ['{{len .items | printf "%03d"}}', '002'],
    ['{{printf "%-4s|%5.1f|%q|%v" "ab" (index .items 0).spec.replicas "c" true}}', 'ab  |  3.0|"c"|true'],
    ['{{index .items 0 "metadata" "labels" "app"}}', 'x'],
    ['{{.nothing}} {{.nothing.deeper}}', '<no value> <no value>'],
    ['{{(index .items 1).spec.replicas}}', '2e+06'],
    ['{{(index .items 0).spec}}', 'map[paused:true replicas:3]'],
    ['{{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}}', '2'],
    ['{{or .none "default"}}', 'default'],
    ['{{"eWVz" | base64decode}}', 'yes'],
    ['{{exists . "items" 0 "metadata"}} {{exists . "items" 9}}', 'true false'],
    ['{{slice "kubernetes" 0 4}}', 'kube'],
    ['a {{- /* a remark */ -}} b', 'ab'],
    ['{{html "<&>"}}', '&lt;&amp;&gt;'],
  ])('%s fills in as %j', (template, text) => {
    expect(filled(template)).toBe(text)
  })

  it.each([
    ['{{.a', '! template: output:1: unclosed action'],
    ['\n{{end}}', '! template: output:2: unexpected {{end}}'],
    ['{{if .a}}', '! template: output:1: unexpected EOF'],
    ['{{frobnicate .a}}', '! template: output:1: function "frobnicate" not defined'],
    ['{{$x}}', '! template: output:1: undefined variable "$x"'],
    ['{{break}}', '! template: output:1: {{break}} outside {{range}}'],
    ['{{define "x"}}{{end}}', '! template: output:1: {{define}} is not part of this simulation'],
  ])('%j cannot be read', (template, message) => {
    expect(filled(template)).toBe(message)
  })

  it.each([
    [
      'so: {{.none.x}}',
      'so: ! template: output:1:6: executing "output" at <.none.x>: nil pointer evaluating interface {}.x',
    ],
    [
      '{{index .items 5}}',
      '! template: output:1:2: executing "output" at <index .items 5>: error calling index: index out of range: 5',
    ],
    [
      '{{eq 1.0 1}}',
      '! template: output:1:2: executing "output" at <eq 1.0 1>: error calling eq: incompatible types for comparison',
    ],
    [
      '{{len .none}}',
      '! template: output:1:2: executing "output" at <len .none>: error calling len: len of nil pointer',
    ],
    ['{{len}}', '! template: output:1:2: executing "output" at <len>: wrong number of args for len: want 1 got 0'],
  ])('%j does not fit', (template, message) => {
    expect(filled(template)).toBe(message)
  })

  it('insists on keys, when that is asked for', () => {
    expect(filled('{{.nothing}}', false)).toContain('map has no entry for key "nothing"')
  })
})
