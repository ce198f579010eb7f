import { describe, expect, it } from 'vitest'
import { cspDirectives, cspHeader, cspMeta } from '../../../electron/static/csp'

describe('the content security policy', () => {
  it('allows nothing that it does not name', () => {
    expect(cspDirectives['default-src']).toBe("'none'")
  })

  it('lets scripts and workers come from the app alone, and never from a string', () => {
    expect([cspDirectives['script-src'], cspDirectives['worker-src']]).toEqual(["'self'", "'self'"])
  })

  it('names no origin but the app, so nothing can be sent anywhere', () => {
    const sources = Object.values(cspDirectives).flatMap((directive) => directive.split(' '))
    expect([...new Set(sources)].sort()).toEqual(["'none'", "'self'", 'data:'])
  })

  it('admits no inline code, not even styles', () => {
    expect(cspHeader).not.toContain('unsafe')
  })

  it('is written the same in the header and in the page, but for what only a header can say', () => {
    expect(cspHeader).toBe(`${cspMeta}; frame-ancestors 'none'`)
  })
})
