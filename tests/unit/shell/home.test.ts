import { expect, it } from 'vitest'
import { MemoryHome } from '../../../electron/shell/home'

it('tells of what changes, and of nothing else', () => {
  const home = new MemoryHome({ 'web.yaml': 'kind: Pod\n' })
  const heard: string[] = []
  home.onChange = (path) => heard.push(path)
  home.write('./web.yaml', 'kind: Pod\n')
  home.write('~/web.yaml', 'kind: Service\n')
  expect(home.remove('nope.yaml')).toBe(false)
  expect(home.remove('./web.yaml')).toBe(true)
  expect(heard).toEqual(['web.yaml', 'web.yaml'])
  expect(home.list()).toEqual([])
})
