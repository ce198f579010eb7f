import { describe, expect, it } from 'vitest'
import en from '../../../../content/en/editor/fields.json'
import { wordsFor } from '../../../../renderer/editor/field-words'
import { fieldsOf } from '../../../../renderer/editor/manifest/schema'

describe('every field that is explained', () => {
  const explained = Object.entries(en).flatMap(([owner, fields]) => Object.keys(fields).map((field) => [owner, field]))
  it.each(explained.filter(([owner]) => owner !== 'Any'))('%s.%s is one of the API', (owner = '', field = '') => {
    expect(Object.keys(fieldsOf(owner) ?? {})).toContain(field)
  })
})

it('is explained in the reader’s language, by its own definition first', () => {
  expect(wordsFor('en', { owner: 'DeploymentSpec', field: 'replicas' })).toMatch(/How many Pods/)
  expect(wordsFor('hi-Latn', { owner: 'DeploymentSpec', field: 'replicas' })).toMatch(/Kitne Pods/)
  expect(wordsFor('en', { owner: 'Deployment', field: 'spec' })).toMatch(/What you want/)
  expect(wordsFor('en', { owner: 'Nope', field: 'nope' })).toBeNull()
})
