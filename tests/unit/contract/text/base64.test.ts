import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  decodeBase64, decodeBase64Bytes, decodeBase64Url, encodeBase64, encodeBase64Bytes, encodeBase64Url,
} from '../../../../electron/contract/text/base64' // prettier-ignore

describe('base64', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['namaste नमस्ते 🙏', Buffer.from('namaste नमस्ते 🙏').toString('base64')],
  ])('%j is %s', (text, encoded) => {
    expect(encodeBase64(text)).toBe(encoded)
    expect(decodeBase64(encoded)).toBe(text)
  })

  it.each(['a', 'ab', 'abc', 'a===', 'ab!d', 'Zg==Zg=='])('%j is none', (encoded) => {
    expect(decodeBase64(encoded)).toBeUndefined()
  })

  it('agrees with the host on any bytes, and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const encoded = encodeBase64Bytes(bytes)
        expect(encoded).toBe(Buffer.from(bytes).toString('base64'))
        expect(decodeBase64Bytes(encoded)).toEqual([...bytes])
      }),
    )
  })

  it('brings every text back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => { expect(decodeBase64(encodeBase64(text))).toBe(text) })) // prettier-ignore
  })

  it('shows what is no text as such', () => {
    expect(decodeBase64(encodeBase64Bytes([0x61, 0xff, 0xc3, 0x62]))).toBe('a\ufffd\ufffdb')
  })

  it('has a form for URLs', () => {
    expect(encodeBase64Url('??>>')).toBe('Pz8-Pg')
    expect(decodeBase64Url('Pz8-Pg')).toBe('??>>')
  })
})
