import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../../../renderer/editor/manifest/problems'

const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginx:1.27
          ports:
            - containerPort: 80
`

/** Each problem as `row: key value …`, as a reader would find it. */
function found(text: string): readonly string[] {
  return problemsOf(text).map(({ from, to, key, values }) => {
    const row = text.slice(0, from).split('\n').length
    return `${row}: ${key} ${JSON.stringify(text.slice(from, to))} ${values['meant'] ?? values['right'] ?? ''}`.trimEnd()
  })
}

describe('a manifest without mistakes', () => {
  it.each([
    ['a Deployment', web],
    ['nothing at all', ''],
    ['a comment, and a document that is empty', '# later\n---\n---\n' + web],
    ['two documents', `${web}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {port: "80"}\n`],
    ['a List', 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Namespace\n    metadata: {name: a}\n'],
    ['a kind of somebody’s own', 'apiVersion: example.com/v1\nkind: Backup\nmetadata: {name: a}\nspec: {anything: goes}\n'],
    ['values that are not there', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n'],
    ['a name that the server makes', 'apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n'],
    ['an alias', `x: &labels {app: web}\n---\n${web}`.replace(/^x.*\n---\n/, '').replace('app: web\n  template', 'app: web\n  template')],
    ['a key that is only begun', `${web}  ? \n`],
    ['JSON', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}'],
    ['a port by name and one by number', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports: [{port: 80, targetPort: web}, {port: 81, targetPort: 81}]\n'],
    ['quantities in all their forms', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, resources: {requests: {cpu: 0.5, memory: 64Mi, ephemeral-storage: 1e9}}}]}\n'],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([])
  }) // prettier-ignore
})

describe('a field', () => {
  it.each([
    ['that nobody knows', web.replace('replicas:', 'replicaz:'), ['6: unknownFieldMeant "replicaz" replicas']],
    ['that is like nothing', web.replace('replicas:', 'qwertzuiop:'), ['6: unknownField "qwertzuiop"']],
    ['deep inside a list', web.replace('containerPort:', 'containerPorts:'), ['19: unknownFieldMeant "containerPorts" containerPort', '19: missingField "containerPorts"']],
    ['written twice', web.replace('  replicas: 2\n', '  replicas: 2\n  replicas: 3\n'), ['7: duplicate "replicas"']],
    ['with a label written twice', web.replace('      app: web\n', '      app: web\n      app: api\n'), ['10: duplicate "app"']],
    ['that is called like a part of JavaScript', web.replace('replicas:', 'constructor:'), ['6: unknownField "constructor"']],
    ['of a template, where a name is not needed', web.replace('        app: web\n    spec', '        app: web\n      nam: x\n    spec'), ['14: unknownFieldMeant "nam" name']],
  ])('%s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected)
  }) // prettier-ignore
})

describe('a value', () => {
  it.each([
    ['a text for a number', web.replace('replicas: 2', 'replicas: two'), ['6: wrongType "two"']],
    ['a fraction for a count', web.replace('replicas: 2', 'replicas: 2.5'), ['6: wrongType "2.5"']],
    ['a number too large', web.replace('replicas: 2', 'replicas: 3000000000'), ['6: wrongType "3000000000"']],
    ['a number for a text', web.replace('      app: web\n  template', '      app: 7\n  template'), ['9: quoteIt "7"']],
    ['a word that YAML takes for a truth', web.replace('      app: web\n  template', '      app: yes\n  template'), ['9: quoteIt "yes"']],
    ['a mapping for a list', web.replace('        - name: web', '          name: web'), ['16: wrongType "n"']],
    ['a list for a mapping', web.replace('  name: web\nspec', '  - name: web\nspec'), ['3: noName "metadata"', '4: wrongType "-"']],
    ['a text for a mapping', web.replace('metadata:\n  name: web', 'metadata: web'), ['3: noName "metadata"', '3: wrongType "web"']],
    ['no quantity', web.replace('ports:', 'resources: {requests: {cpu: lots}}\n          ports:'), ['18: badQuantity "lots"']],
    ['not one of the choices', web.replace('ports:', 'imagePullPolicy: Alway\n          ports:'), ['18: notAWordMeant "Alway" Always']],
    ['nothing like the choices', web.replace('ports:', 'imagePullPolicy: "?"\n          ports:'), ['18: notAWord "\\"?\\""']],
    ['not base64', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {key: plain!}\n', ['4: badBase64 "plain!"']],
    ['no time', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a, creationTimestamp: today}\n', ['3: badTime "today"']],
  ])('%s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected)
  }) // prettier-ignore
})

describe('an object', () => {
  it.each([
    ['without a kind', web.replace('kind: Deployment\n', ''), ['1: noKind "apiVersion"']],
    ['without a version', web.replace('apiVersion: apps/v1\n', ''), ['1: noApiVersion "kind"']],
    ['without a name', web.replace('  name: web\n', '  labels: {}\n'), ['3: noName "metadata"']],
    ['of the wrong group', web.replace('apps/v1', 'v1'), ['1: wrongVersion "v1" apps/v1']],
    ['of a kind misspelt', web.replace('kind: Deployment', 'kind: Deploymint'), ['2: unknownKindMeant "Deploymint" Deployment']],
    ['that is no object', 'just words\n', ['1: notAnObject "just words"']],
    ['in a List, without a kind', 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    metadata: {name: a}\n', ['4: noKind "apiVersion"']],
    ['in the second document', `${web}---\napiVersion: v1\nkind: Servic\nmetadata: {name: a}\n`, ['22: unknownKindMeant "Servic" Service']],
  ])('%s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected)
  }) // prettier-ignore
})

describe('YAML', () => {
  it.each([
    ['a tab', web.replace('  replicas: 2', '\treplicas: 2'), 6, 'syntaxTab'],
    ['a key without its colon', web.replace('replicas: 2', 'replicas'), 6, 'syntaxNoColon'],
    ['a quote that is never closed', web.replace('image: nginx:1.27', 'image: "nginx'), 17, 'syntaxMissing'],
    ['two values on a row', web.replace('replicas: 2', 'replicas: a: b'), 6, 'syntaxNested'],
    ['a bracket that is never closed', web.replace('replicas: 2', 'replicas: [2'), 7, 'syntaxMissing'],
    ['a value that begins with a sign', web.replace('replicas: 2', 'replicas: @two'), 6, 'syntaxStart'],
    ['an alias of nothing', web.replace('replicas: 2', 'replicas: *two'), 6, 'syntaxAlias'],
  ])('%s', (_what, text, row, key) => {
    const first = problemsOf(text).find((problem) => problem.key.startsWith('syntax'))!
    expect([text.slice(0, first.from).split('\n').length, first.key]).toEqual([row, key])
    expect(first.to).toBeGreaterThan(first.from)
  })

  it('a bomb of aliases is read in no time', () => {
    const rows = Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`)
    expect(problemsOf(`a0: &a0 [x]\n${rows.join('\n')}\n`).length).toBeGreaterThan(0)
  })
})
