import { describe, expect, it } from 'vitest'
import { outcomeKey } from '../../../../renderer/diagrams/panels/outcome-word'

describe('how an event ended', () => {
  it.each([
    ['compare failed', 'stage.outcome.compareFailed'],
    ['silenced', 'stage.outcome.silenced'],
  ])('%s has words in both languages', (outcome, key) => {
    expect(outcomeKey(outcome)).toBe(key)
  })

  it.each(['201', '409 Conflict', 'ADDED', 'toString'])('%s is left as the API says it', (outcome) => {
    expect(outcomeKey(outcome)).toBeNull()
  })
})
