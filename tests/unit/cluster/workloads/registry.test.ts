import { describe, expect, it } from 'vitest'
import { Kernel } from '../../../../electron/cluster/kernel/kernel'
import { parseImageReference, type ImageReference } from '../../../../electron/cluster/workloads/image-reference'
import { ImageRegistry, isKnownImage } from '../../../../electron/cluster/workloads/registry'

const reference = (text: string): ImageReference => parseImageReference(text) as ImageReference

describe('image names', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx:latest', 'nginx:latest'],
    ['nginx:1.29', 'docker.io/library/nginx:1.29', 'nginx:1.29'],
    ['bitnami/redis:7', 'docker.io/bitnami/redis:7', 'bitnami/redis:7'],
    ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10'],
    ['localhost:5000/app', 'localhost:5000/app:latest', 'localhost:5000/app:latest'],
  ])('%s is %s', (text, name, familiar) => {
    expect(reference(text)).toMatchObject({ name, familiar })
  })

  it.each([
    ['UPPER CASE', 'invalid reference format: repository name (library/UPPER CASE) must be lowercase'],
    ['nginx:', 'invalid reference format'],
    ['', 'invalid reference format'],
  ])('%s is none', (text, why) => {
    expect(parseImageReference(text)).toBe(why)
  })
})

describe('the registries outside', () => {
  const registry = new ImageRegistry(new Kernel(1))

  it.each([
    ['nginx:1.29', 20_347_753],
    ['busybox:1.36', 44_403_711],
  ])('know the size of %s', (text, sizeBytes) => {
    expect(registry.resolve(reference(text))).toMatchObject({ sizeBytes, isKnown: true })
  })

  it('make up the rest, always the same', () => {
    expect(registry.resolve(reference('shop/cart:v2.1'))).toEqual(registry.resolve(reference('shop/cart:v2.1')))
    expect(isKnownImage('shop/cart:v2.1')).toBe(false)
  })

  it.each([
    ['nginx:doesnotexist', 'NotFound', 'docker.io/library/nginx:doesnotexist: not found'],
    ['missing.example.com/app:1', 'NotFound', 'missing.example.com/app:1: not found'],
    ['private.example.com/app:1', 'Unknown', 'insufficient_scope: authorization failed'],
  ])('refuse %s', (text, code, end) => {
    const refusal = registry.resolve(reference(text))
    expect(refusal).toMatchObject({ code })
    expect('message' in refusal && refusal.message.endsWith(end)).toBe(true)
  })

  it('answer quickly when the image is here already', () => {
    const image = registry.resolve(reference('nginx:1.29'))
    if ('code' in image) throw new Error(image.message)
    expect(registry.pullMs(image, true)).toBeLessThan(registry.pullMs(image, false) / 5)
  })
})
