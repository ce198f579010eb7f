import fc from 'fast-check'
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { containedFile, safeSegments } from '../../../electron/static/contained-file'
import { runs } from '../../support/runs'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'kubeshala-static-')))
const root = join(base, 'page')
mkdirSync(join(root, 'assets'), { recursive: true })
mkdirSync(join(base, 'page-secret'))
writeFileSync(join(root, 'index.html'), '<!doctype html>')
writeFileSync(join(root, 'assets', 'app.js'), '1')
writeFileSync(join(root, 'assets', 'a b.txt'), 'spaced')
writeFileSync(join(root, '.env'), 'secret')
writeFileSync(join(base, 'secret.txt'), 'secret')
writeFileSync(join(base, 'page-secret', 'secret.txt'), 'secret')
symlinkSync(join(base, 'secret.txt'), join(root, 'assets', 'link-out.txt'))
symlinkSync(base, join(root, 'assets', 'up'))
symlinkSync(join(root, 'assets', 'app.js'), join(root, 'link-in.js'))

describe('containedFile', () => {
  it.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/app.js', 'assets/app.js'],
    ['/assets/a%20b.txt', 'assets/a b.txt'],
    ['/link-in.js', 'assets/app.js'],
  ])('%s is %s', async (urlPath, file) => {
    await expect(containedFile(root, urlPath)).resolves.toBe(join(root, file))
  })

  it.each([
    ['a climb', '/../secret.txt'],
    ['a climb in the middle', '/assets/../../secret.txt'],
    ['an encoded climb', '/%2e%2e/secret.txt'],
    ['a half-encoded climb', '/.%2E/secret.txt'],
    ['a climb behind an encoded slash', '/assets%2f..%2f..%2fsecret.txt'],
    ['a climb encoded twice', '/%252e%252e/secret.txt'],
    ['a climb to a folder whose name begins like the root', '/../page-secret/secret.txt'],
    ['a climb by backslashes', '/..\\secret.txt'],
    ['a climb by encoded backslashes', '/..%5csecret.txt'],
    ['an absolute path', '//etc/passwd'],
    ['an encoded absolute path', '/%2fetc/passwd'],
    ['a drive', '/C:/Windows/win.ini'],
    ['a NUL', '/index.html%00.png'],
    ['broken percent-encoding', '/%zz'],
    ['overlong UTF-8', '/%c0%ae%c0%ae/secret.txt'],
    ['a link that leads out', '/assets/link-out.txt'],
    ['a way through a linked folder', '/assets/up/secret.txt'],
    ['a hidden file', '/.env'],
    ['a folder', '/assets'],
    ['a folder with its slash', '/assets/'],
    ['nothing that exists', '/nope.js'],
    ['a path without its slash', 'index.html'],
    ['no path', ''],
  ])('%s is nothing: %s', async (_what, urlPath) => {
    await expect(containedFile(root, urlPath)).resolves.toBeUndefined()
  })

  it('never leaves the root, whatever is asked', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2e%2e',
      '%2f',
      '/',
      '\\',
      '%5c',
      '%00',
      'assets',
      'up',
      'secret.txt',
      'page-secret',
      ':',
      '%25',
    )
    const urlPath = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`)
    const property = fc.asyncProperty(urlPath, async (path) => {
      const file = await containedFile(root, path)
      expect(file === undefined || file.startsWith(root + sep)).toBe(true)
    })
    await fc.assert(property, { numRuns: runs(300, 20_000) })
  })
})

describe('safeSegments', () => {
  it('decodes once, so that a name may hold a percent sign', () => {
    expect(safeSegments('/assets/50%25.txt')).toEqual(['assets', '50%.txt'])
  })
})
