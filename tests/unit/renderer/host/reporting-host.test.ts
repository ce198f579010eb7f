import { describe, expect, it, vi } from 'vitest'
import type { ClusterHost } from '../../../../electron/contract/host'
import { reportingHost } from '../../../../renderer/host/reporting-host'

const host = {
  pause: () => Promise.reject(new Error('invariant: a bound Pod moved')),
  run: () => Promise.reject(new Error('no cluster is open')),
  play: () => Promise.resolve({ playing: true }),
  onDelta: () => 'listening',
} as unknown as ClusterHost

describe('a reporting host', () => {
  it('tells of a call that fails against all expectation, and still fails it', async () => {
    const failures = vi.fn()
    await expect(reportingHost(host, failures).pause()).rejects.toThrow('a bound Pod moved')
    expect(failures).toHaveBeenCalledWith('invariant: a bound Pod moved')
  })

  it('leaves a refused line to the terminal', async () => {
    const failures = vi.fn()
    await expect(reportingHost(host, failures).run({ id: '1', text: 'x' })).rejects.toThrow()
    expect(failures).not.toHaveBeenCalled()
  })

  it('passes everything else through', async () => {
    const reporting = reportingHost(host, () => undefined)
    expect(await reporting.play()).toEqual({ playing: true })
    expect(reporting.onDelta(() => undefined)).toBe('listening')
  })
})
