import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import * as realFs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settingsBytesMax } from '../../../electron/contract/desktop'
import type { FileSystem } from '../../../electron/settings/file-system'
import { SettingsFile, type SettingsProblem } from '../../../electron/settings/settings-file'
import { FaultyDisk, type Faults } from './faulty-disk'

const file = '/data/settings.json'
const older = JSON.stringify({ version: 1, language: 'en' })
const newer = JSON.stringify({
  version: 1,
  language: 'hi-Latn',
  finishedSteps: Array.from({ length: 50 }, (_, n) => `step-${n}`),
})
const fromTheFuture = JSON.stringify({ version: 2, moods: ['curious'] })

function settingsOn(fs: FileSystem) {
  const problems: SettingsProblem[] = []
  return { settings: new SettingsFile(fs, file, (problem) => void problems.push(problem)), problems }
}

describe('settings', () => {
  it('are nothing at first, and that is no problem', async () => {
    const { settings, problems } = settingsOn(new FaultyDisk())
    await expect(settings.load()).resolves.toBeNull()
    expect(problems).toEqual([])
  })

  it('come back as they were saved', async () => {
    const disk = new FaultyDisk({ [file]: older })
    const { settings } = settingsOn(disk)
    await settings.save(newer)
    await expect(settings.load()).resolves.toBe(newer)
    expect(disk.files()).toEqual({ [file]: newer })
  })

  it('of two saves at once keep the later one', async () => {
    const disk = new FaultyDisk()
    const { settings } = settingsOn(disk)
    await Promise.all([settings.save(older), settings.save(newer)])
    expect(disk.files()).toEqual({ [file]: newer })
  })

  it.each([
    ['no JSON', 'version: 1'],
    ['no object', '[]'],
    ['without a version', '{}'],
    ['of a version to come', fromTheFuture],
    ['too large', JSON.stringify({ version: 1, text: 'x'.repeat(settingsBytesMax) })],
  ])('are not saved when they are %s', async (_what, text) => {
    const disk = new FaultyDisk({ [file]: older })
    await expect(settingsOn(disk).settings.save(text)).rejects.toThrow('Settings')
    expect(disk.files()).toEqual({ [file]: older })
  })
})

describe('a file that cannot be used', () => {
  it('of a newer Kubeshala is kept as it is, also when something is saved', async () => {
    const disk = new FaultyDisk({ [file]: fromTheFuture })
    const { settings, problems } = settingsOn(disk)
    await expect(settings.load()).resolves.toBeNull()
    await settings.save(newer)
    expect(problems).toEqual(['newer'])
    expect(disk.files()).toEqual({ [file]: fromTheFuture })
  })

  it.each([
    ['empty', ''],
    ['torn', older.slice(0, 9)],
    ['zero-filled', '\0'.repeat(40)],
    ['begun with a byte order mark', `\uFEFF${older}`],
    ['something else', '<xml/>'],
    ['of a version that is no number', '{"version":"1"}'],
    ['of version 0', '{"version":0}'],
  ])('because it is %s is set aside, and settings begin anew', async (_what, text) => {
    const disk = new FaultyDisk({ [file]: text })
    const { settings, problems } = settingsOn(disk)
    await expect(settings.load()).resolves.toBeNull()
    await settings.save(newer)
    expect(problems).toEqual(['corrupt'])
    expect(disk.files()).toEqual({ [`${file}.bad-1`]: text, [file]: newer })
  })

  it('does not write over one that was set aside before', async () => {
    const disk = new FaultyDisk({ [file]: 'second', [`${file}.bad-1`]: 'first' })
    await settingsOn(disk).settings.load()
    expect(disk.files()).toEqual({ [`${file}.bad-1`]: 'first', [`${file}.bad-2`]: 'second' })
  })

  it.each(['EACCES', 'EIO', 'EISDIR'])('because reading fails with %s is left alone', async (code) => {
    const disk = new FaultyDisk({ [file]: older }, { failing: { call: 'readFile', code } })
    const { settings, problems } = settingsOn(disk)
    await expect(settings.load()).resolves.toBeNull()
    await settings.save(newer)
    expect(problems).toEqual(['unreadable'])
    expect(disk.files()).toEqual({ [file]: older })
  })
})

describe('a disk that fails', () => {
  it.each([
    ['open', 'EROFS'],
    ['open', 'EACCES'],
    ['writeFile', 'ENOSPC'],
    ['sync', 'EIO'],
    ['rename', 'EXDEV'],
    ['close', 'EIO'],
  ] as const)('at %s with %s is told, and the old settings stay, alone', async (call, code) => {
    const disk = new FaultyDisk({ [file]: older }, { failing: { call, code } })
    await expect(settingsOn(disk).settings.save(newer)).rejects.toMatchObject({ code })
    expect(disk.files()).toEqual({ [file]: older })
  })

  it('does not stop the next save', async () => {
    const { settings } = settingsOn(new FaultyDisk())
    await expect(settings.save('torn {')).rejects.toThrow()
    await settings.save(newer)
    await expect(settings.load()).resolves.toBe(newer)
  })
})

describe('a power cut', () => {
  const leaves = ['none', 'half', 'all', 'zeros'] as const satisfies readonly Faults['leaves'][]

  async function callsOfOneSave(): Promise<number> {
    const disk = new FaultyDisk({ [file]: older })
    await settingsOn(disk).settings.save(newer)
    return disk.calls.length
  }

  it.each(leaves)(
    'at any call of a save, leaving %s of what was not synced, keeps the old settings or the new',
    async (left) => {
      const outcomes: (string | null)[] = []
      for (let cutAtCall = 0; cutAtCall <= (await callsOfOneSave()); cutAtCall += 1) {
        const disk = new FaultyDisk({ [file]: older }, { cutAtCall, leaves: left })
        await settingsOn(disk)
          .settings.save(newer)
          .catch(() => undefined)
        const restarted = settingsOn(disk.afterPowerCut())
        outcomes.push(await restarted.settings.load())
        expect(restarted.problems).toEqual([])
      }
      expect(outcomes[0]).toBe(older)
      expect(outcomes.at(-1)).toBe(newer)
      expect(new Set(outcomes)).toEqual(new Set([older, newer]))
    },
  )
})

describe('on a real disk', () => {
  it('one file is left, which only its owner may read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kubeshala-settings-'))
    const path = join(folder, 'settings.json')
    writeFileSync(path, 'torn {')
    const settings = new SettingsFile(realFs, path, () => undefined)
    await settings.load()
    await settings.save(newer)
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.json.bad-1'])
    expect(readFileSync(path, 'utf8')).toBe(newer)
    if (process.platform !== 'win32') expect((await realFs.stat(path)).mode & 0o077).toBe(0)
  })
})
