import { describe, expect, it } from 'vitest'
import type { CertificateSigningRequest } from '../../../../../electron/contract/api'
import { validateApproval } from '../../../../../electron/cluster/apiserver/validation/certificate-request'
import { errorText } from '../../../../../electron/cluster/apiserver/validation/field-error'
import { wrongWith, wrongWithChange } from '../strategies/of-kind'

const system = "priority class names with 'system-' prefix are reserved for system use only. error: "
const request = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K'
const asked = (fields: string) => `spec: {request: ${request}, usages: [client auth], signerName: a.io/b, ${fields}}`
const flow = (fields: string) => `spec: {priorityLevelConfiguration: {name: p}, ${fields}}`

describe('small kinds of the whole cluster', () => {
  it.each([
    ['PriorityClass', 'value: 1000000000', []],
    ['PriorityClass', 'value: 1000000001', ['value: Forbidden: maximum allowed value of a user defined priority is 1000000000']],
    ['PriorityClass', 'metadata: {name: system-mine}\nvalue: 5', [`metadata.name: Forbidden: ${system}no such system priority class`]],
    ['PriorityClass', 'metadata: {name: system-node-critical}\nvalue: 5', [`metadata.name: Forbidden: ${system}value of system-node-critical PriorityClass must be 2000001000`]],
    ['PriorityClass', 'metadata: {name: system-node-critical}\nvalue: 2000001000', []],
    ['PriorityClass', 'value: 5\npreemptionPolicy: Always', ['preemptionPolicy: Unsupported value: "Always": supported values: "Never", "PreemptLowerPriority"']],
    ['RuntimeClass', 'handler: a_b', [expect.stringMatching(/^handler: Invalid value: "a_b": a lowercase RFC 1123 label/)]],
    ['CertificateSigningRequest', asked(''), []],
    ['CertificateSigningRequest', asked('expirationSeconds: 60'), ['spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 600 seconds (10 minutes)']],
    ['CertificateSigningRequest', 'spec: {request: aGVsbG8=, usages: [reading], signerName: b}', ['spec.request: Invalid value: "aGVsbG8=": PEM block type must be CERTIFICATE REQUEST', expect.stringMatching(/^spec.usages\[0\]: Unsupported value: "reading"/), 'spec.signerName: Invalid value: "b": must be a fully qualified domain and path of the form "example.com/signer-name"']],
    ['CertificateSigningRequest', 'spec: {}', ['spec.request: Required value', 'spec.usages: Required value: usages is required', 'spec.signerName: Required value']],
    ['FlowSchema', flow('matchingPrecedence: 10001'), ['spec.matchingPrecedence: Invalid value: 10001: must not be greater than 10000']],
    ['FlowSchema', flow('distinguisherMethod: {type: ByMood}'), ['spec.distinguisherMethod.type: Unsupported value: "ByMood": supported values: "ByNamespace", "ByUser"']],
    ['FlowSchema', flow('rules: [{resourceRules: []}]'), ['spec.rules[0].subjects: Required value: subjects must contain at least one value']],
    ['VolumeAttributesClass', 'driverName: ""', ['driverName: Required value', 'parameters: Required value: must contain at least one key/value pair']],
    ['PriorityLevelConfiguration', 'spec: {type: Limited}', ['spec.limited: Required value: must not be empty when type is Limited']],
    ['PriorityLevelConfiguration', 'spec: {type: Exempt, limited: {limitResponse: {type: Reject}}}', ['spec.limited: Forbidden: must be nil if the type is not Limited']],
  ])('%s with %s', (kind, text, wrong) => {
    expect(wrongWith(kind, text)).toEqual(wrong)
  }) // prettier-ignore

  it.each([
    ['PriorityClass', 'value: 5', 'value: 6', ['value: Forbidden: may not be changed in an update.']],
    ['RuntimeClass', 'handler: a', 'handler: b', ['handler: Invalid value: "b": field is immutable']],
    [
      'CSIDriver',
      'spec: {}',
      'spec: {attachRequired: false}',
      ['spec.attachRequired: Invalid value: false: field is immutable'],
    ],
    ['CertificateSigningRequest', asked(''), asked('expirationSeconds: 900'), []],
    ['VolumeAttributesClass', 'driverName: a.b\nparameters: {x: y}', 'driverName: a.c\nparameters: {x: z}', ['driverName: Forbidden: updates to driverName are forbidden.', 'parameters: Forbidden: updates to parameters are forbidden.']],
    ['VolumeAttachment', 'spec: {attacher: a, nodeName: n, source: {}}', 'spec: {attacher: b, nodeName: n, source: {}}', ['spec: Invalid value: {"attacher":"b","nodeName":"n","source":{}}: field is immutable']],
    ['ResourceClaim', 'spec: {}', 'spec: {devices: {}}', ['spec: Invalid value: {"devices":{}}: field is immutable']],
  ])('%s changed from %s to %s', (kind, before, after, wrong) => {
    expect(wrongWithChange(kind, before, after)).toEqual(wrong)
  }) // prettier-ignore
})

it.each([
  [[{ type: 'Approved', status: 'True' }], []],
  [[{ type: 'Approved', status: 'False' }], ['status.conditions[0].status: Unsupported value: "False": supported values: "True"']],
  [[{ type: 'Approved', status: 'True' }, { type: 'Denied', status: 'True' }], ['status.conditions: Invalid value: "Denied": Approved and Denied conditions are mutually exclusive']],
])('approval %j', (conditions, wrong) => {
  expect(validateApproval({ status: { conditions } } as unknown as CertificateSigningRequest).map(errorText)).toEqual(wrong)
}) // prettier-ignore
