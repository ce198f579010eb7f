import { describe, expect, it } from 'vitest'
import { textWidth, truncateEnd, truncateMiddle } from '../../../../../renderer/diagrams/math/text'

describe('the width of a text', () => {
  it('is exact for JetBrains Mono', () => {
    expect(textWidth('kubectl', 10, 'mono')).toBeCloseTo(42, 6)
  })

  // Measured on a canvas with the bundled Inter at weight 600, which is the widest that the stage uses.
  it.each([
    ['kubelet', 39.6],
    ['containerd', 57.2],
    ['kube-proxy', 61.7],
    ['Controller manager', 102.7],
    ['worker-1', 46.5],
    ['ContainerCreating', 97.8],
    ['authn › authz › admission', 134.9],
  ])('of %s at 11 px is no less than the real one', (text, measured) => {
    expect(textWidth(text, 11)).toBeGreaterThanOrEqual(measured)
    expect(textWidth(text, 11)).toBeLessThan(measured * 1.1)
  })
})

describe('shortening', () => {
  it.each([
    ['web-7d4b9c8f6b-x2k8q', 200, 'web-7d4b9c8f6b-x2k8q'],
    ['web-7d4b9c8f6b-x2k8q', 60, 'web-…x2k8q'],
    ['web-7d4b9c8f6b-x2k8q', 12, '…q'],
    ['web', 4, ''],
  ])('the middle of %s for %d px: %s', (text, widthPx, shorter) => {
    expect(truncateMiddle(text, widthPx, 10, 'mono')).toBe(shorter)
  })

  it('the end of a sentence', () => {
    expect(truncateEnd('watch Pod web ADDED', 72, 10, 'mono')).toBe('watch Pod w…')
    expect(truncateEnd('watch', 72, 10, 'mono')).toBe('watch')
  })

  it('never makes a text wider than its place', () => {
    for (let width = 0; width < 120; width += 7) {
      expect(textWidth(truncateMiddle('control-plane', width, 11), 11)).toBeLessThanOrEqual(width)
      expect(textWidth(truncateEnd('control-plane', width, 11), 11)).toBeLessThanOrEqual(width)
    }
  })
})
