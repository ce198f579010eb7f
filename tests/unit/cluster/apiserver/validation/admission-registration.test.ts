import { describe, expect, it } from 'vitest'
import { wrongWith } from '../strategies/of-kind'

describe('a webhook', () => {
  const all = 'name: a.b.c, sideEffects: None, admissionReviewVersions: [v1]'
  const url = 'clientConfig: {url: "https://x.y/z"}'
  const hook = (fields: string) => `webhooks: [{${fields}}]`
  const at = 'webhooks[0]'
  const rule = (fields: string) => hook(`${all}, ${url}, rules: [{${fields}}]`)
  it.each([
    [hook(`${all}, ${url}`), []],
    [hook(`name: a.b, sideEffects: None, admissionReviewVersions: [v1], ${url}`), [`${at}.name: Invalid value: "a.b": should be a domain with at least three segments separated by dots`]],
    [hook(`name: a.b.c, sideEffects: None, ${url}`), [`${at}.admissionReviewVersions: Required value: must specify one of v1, v1beta1`]],
    [hook(`name: a.b.c, sideEffects: None, admissionReviewVersions: [v9], ${url}`), [`${at}.admissionReviewVersions: Invalid value: ["v9"]: must include at least one of v1, v1beta1`]],
    [hook(`name: a.b.c, sideEffects: Some, admissionReviewVersions: [v1], ${url}`), [`${at}.sideEffects: Unsupported value: "Some": supported values: "None", "NoneOnDryRun"`]],
    [hook(`${all}, ${url}, timeoutSeconds: 31`), [`${at}.timeoutSeconds: Invalid value: 31: the timeout value must be between 1 and 30 seconds`]],
    [hook(all), [`${at}.clientConfig: Required value: exactly one of url or service is required`]],
    [hook(`${all}, clientConfig: {url: "http://u@x?q#f"}`), [
      `${at}.clientConfig.url: Invalid value: "http": 'https' is the only allowed URL scheme; desired format: https://host[/path]`,
      `${at}.clientConfig.url: Invalid value: "u": user information is not permitted in the URL`,
      `${at}.clientConfig.url: Invalid value: "f": fragments are not permitted in the URL`,
      `${at}.clientConfig.url: Invalid value: "q": query parameters are not permitted in the URL`,
    ]],
    [hook(`${all}, clientConfig: {service: {name: "", namespace: n, path: a//b, port: 0}}`), [
      `${at}.clientConfig.service.name: Required value: service name is required`,
      `${at}.clientConfig.service.port: Invalid value: 0: port is not valid: must be between 1 and 65535, inclusive`,
      `${at}.clientConfig.service.path: Invalid value: "a//b": must start with a '/'`,
    ]],
    [rule('apiGroups: ["*", apps], apiVersions: [v1], resources: ["*", pods], operations: ["*"]'), [
      `${at}.rules[0].apiGroups: Invalid value: ["*","apps"]: if '*' is present, must not specify other API groups`,
      `${at}.rules[0].resources: Invalid value: ["*","pods"]: if '*' is present, must not specify other resources without subresources`,
    ]],
    [rule('operations: [READ]'), [
      `${at}.rules[0].operations[0]: Unsupported value: "READ": supported values: "*", "CONNECT", "CREATE", "DELETE", "UPDATE"`,
      `${at}.rules[0].apiGroups: Required value`,
      `${at}.rules[0].apiVersions: Required value`,
      `${at}.rules[0].resources: Required value`,
    ]],
    [`webhooks: [{${all}, ${url}}, {${all}, ${url}}]`, ['webhooks[1].name: Duplicate value: "a.b.c"']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('ValidatingWebhookConfiguration', text)).toEqual(wrong)
    expect(wrongWith('MutatingWebhookConfiguration', text)).toEqual(wrong)
  }) // prettier-ignore
})

const constraints =
  'matchConstraints: {resourceRules: [{apiGroups: [apps], apiVersions: [v1], resources: [deployments], operations: [CREATE]}]}'

describe('a policy', () => {
  it.each([
    ['ValidatingAdmissionPolicy', `spec: {${constraints}, validations: [{expression: "true"}]}`, []],
    ['ValidatingAdmissionPolicy', `spec: {${constraints}}`, ['spec.validations: Required value: validations or auditAnnotations must be non-empty', 'spec.auditAnnotations: Required value: validations or auditAnnotations must be non-empty']],
    ['ValidatingAdmissionPolicy', 'spec: {validations: [{expression: " ", message: "a\\nb", reason: Why}]}', [
      'spec.matchConstraints: Required value',
      'spec.validations[0].expression: Required value: expression is not specified',
      'spec.validations[0].message: Invalid value: "a\\nb": message must not contain line breaks',
      'spec.validations[0].reason: Unsupported value: "Why": supported values: "Unauthorized", "Forbidden", "Invalid", "RequestEntityTooLarge"',
    ]],
    ['ValidatingAdmissionPolicy', `spec: {${constraints}, failurePolicy: Panic, paramKind: {kind: K}, variables: [{name: 1a, expression: "1"}, {name: b, expression: ""}], validations: [{expression: "true"}]}`, [
      'spec.failurePolicy: Unsupported value: "Panic": supported values: "Fail", "Ignore"',
      'spec.paramKind.apiVersion: Required value',
      'spec.variables[0].name: Invalid value: "1a": name is not a valid CEL identifier',
      'spec.variables[1].expression: Required value: expression is not specified',
    ]],
    ['MutatingAdmissionPolicy', `spec: {${constraints}, reinvocationPolicy: Never}`, ['spec.mutations: Required value: mutations must contain at least one item']],
    ['MutatingAdmissionPolicy', `spec: {${constraints}, reinvocationPolicy: Never, mutations: [{patchType: JSONPatch}]}`, ['spec.mutations[0].jsonPatch: Required value: must be specified when patchType is JSONPatch']],
    ['ValidatingAdmissionPolicyBinding', 'spec: {policyName: p, validationActions: [Deny]}', []],
    ['ValidatingAdmissionPolicyBinding', 'spec: {validationActions: [Deny, Warn, Shout]}', [
      'spec.policyName: Required value',
      'spec.validationActions[2]: Unsupported value: "Shout": supported values: "Audit", "Deny", "Warn"',
      expect.stringMatching(/^spec.validationActions: Invalid value: \["Deny","Warn","Shout"\]: must not contain both Deny and Warn/),
    ]],
    ['MutatingAdmissionPolicyBinding', 'spec: {policyName: p, paramRef: {parameterNotFoundAction: Shrug}}', [
      'spec.paramRef: Required value: one of name or selector must be specified',
      'spec.paramRef.parameterNotFoundAction: Unsupported value: "Shrug": supported values: "Deny", "Allow"',
    ]],
  ])('%s with %s', (kind, text, wrong) => {
    expect(wrongWith(kind, text)).toEqual(wrong)
  }) // prettier-ignore
})
