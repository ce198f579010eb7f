import { describe, expect, it } from 'vitest'
import { placeOf, refusalsIn, stepsOf } from '../../../../renderer/editor/manifest/refusals'

const text = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: -1
  template:
    spec:
      containers:
        - name: web
        - name: Other
          image: nginx:1.27
`

/** `row: message` of every refusal that kubectl printed. */
function rows(stderr: string): readonly string[] {
  return refusalsIn(stderr).map((refusal) => {
    const place = placeOf(refusal, text)
    return `${place === null ? '-' : text.slice(0, place.from).split('\n').length}: ${refusal.message}`
  })
}

describe('a refusal is shown', () => {
  it.each([
    [
      'in the row of its field',
      'The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n',
      ['14: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'cause by cause, each in its own row',
      'The Deployment "web" is invalid: \n* spec.template.spec.containers[0].image: Required value\n* spec.template.spec.containers[1].name: Invalid value: "Other": a lowercase RFC 1123 label must consist of …\n',
      ['18: Required value', '19: Invalid value: "Other": a lowercase RFC 1123 label must consist of …'],
    ],
    [
      'as near as the file comes to what is missing',
      'The Deployment "web" is invalid: spec.template.metadata.labels: Required value\n',
      ['15: Required value'],
    ],
    [
      'where a field stands that nobody knows',
      'Error from server (BadRequest): error when creating "web.yaml": Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replicas", unknown field "spec.template.spec.containers[1].image"\n',
      ['14: unknown field "spec.replicas"', '20: unknown field "spec.template.spec.containers[1].image"'],
    ],
    [
      'where a value has the wrong type, though the decoder counts no items',
      'Error from server (BadRequest): error when creating "web.yaml": Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.image of type string\n',
      ['20: Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.image of type string'],
    ],
    [
      'at the object when it concerns all of it',
      'Error from server (Forbidden): error when creating "web.yaml": services "web" is forbidden: exceeded quota\n',
      ['1: services "web" is forbidden: exceeded quota'],
    ],
    ['not at all when it was none', 'service/web created\nWarning: something\n', []],
    ['without a row when the file has no such object', 'The Pod "x" is invalid: spec: Required value\n', ['-: Required value']],
  ])('%s', (_where, stderr, expected) => {
    expect(rows(stderr)).toEqual(expected)
  }) // prettier-ignore
})

it.each([
  ['spec.template.spec.containers[0].image', ['spec', 'template', 'spec', 'containers', 0, 'image']],
  ['metadata.annotations[a.b/c]', ['metadata', 'annotations', 'a.b/c']],
  ['data[tls.key]', ['data', 'tls.key']],
  ['', []],
])('takes %j apart', (field, steps) => {
  expect(stepsOf(field)).toEqual(steps)
})
