import { describe, expect, it } from 'vitest'
import {
  duplicate,
  errorText,
  forbiddenField,
  invalidValue,
  notFoundValue,
  notSupported,
  required,
  tooLongField,
  tooMany,
  toInvalidStatus,
} from '../../../../../electron/cluster/apiserver/validation/field-error'

describe('one error in words', () => {
  it.each([
    [
      invalidValue('spec.replicas', -1, 'must be greater than or equal to 0'),
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
    [required('spec.containers'), 'spec.containers: Required value'],
    [required('a', 'why'), 'a: Required value: why'],
    [notSupported('a', 'X', ['Y', 'Z']), 'a: Unsupported value: "X": supported values: "Y", "Z"'],
    [duplicate('a', 'c'), 'a: Duplicate value: "c"'],
    [forbiddenField('a', 'why'), 'a: Forbidden: why'],
    [notFoundValue('a', 'nope'), 'a: Not found: "nope"'],
    [tooLongField('a', 5), 'a: Too long: may not be more than 5 bytes'],
    [tooMany('a', 7, 5), 'a: Too many: 7: must have at most 5 items'],
    [invalidValue('a', { b: 'c' }, 'why'), 'a: Invalid value: {"b":"c"}: why'],
    [invalidValue('a', undefined, 'why'), 'a: Invalid value: null: why'],
  ])('%#', (error, text) => {
    expect(errorText(error)).toBe(text)
  })
})

describe('all errors of an object', () => {
  it('one stands alone, several in brackets', () => {
    const one = toInvalidStatus('Deployment', 'apps', 'web', [invalidValue('spec.replicas', -1, 'no')])
    expect(one.message).toBe('Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: no')
    const two = toInvalidStatus('Pod', '', 'x', [required('a'), required('b')])
    expect(two.message).toBe('Pod "x" is invalid: [a: Required value, b: Required value]')
  })

  it('says the same thing once, but lists every cause', () => {
    const { message, status } = toInvalidStatus('Pod', '', 'x', [required('a'), required('a')])
    expect(message).toBe('Pod "x" is invalid: a: Required value')
    expect(status.details).toEqual({
      name: 'x',
      kind: 'Pod',
      causes: Array(2).fill({ reason: 'FieldValueRequired', message: 'Required value', field: 'a' }),
    })
    expect(status.code).toBe(422)
  })
})
