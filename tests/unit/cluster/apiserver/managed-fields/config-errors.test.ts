import { describe, expect, it } from 'vitest'
import { configError } from '../../../../../electron/cluster/apiserver/managed-fields/config-errors'
import { typeOfDefinition } from '../../../../../electron/cluster/apiserver/managed-fields/definition-types'

describe('a configuration that does not fit its kind', () => {
  const web = (parts: object): object => ({ containers: [{ name: 'web', ...parts }] })
  const at = '.containers[name="web"]'

  it.each<[string, object, string | undefined]>([
    ['fits', web({ image: 'nginx', resources: { limits: { cpu: 1 } }, env: [{ name: 'A' }] }), undefined],
    ['says nothing with null', { containers: null, hostname: null }, undefined],
    [
      'has a number for a text',
      web({ image: 1 }),
      `${at}.image: expected string, got &value.valueUnstructured{Value:1}`,
    ],
    [
      'has a text for a number',
      web({ ports: [{ containerPort: 80, hostPort: 'x' }] }),
      `${at}.ports[containerPort=80,protocol="TCP"].hostPort: expected numeric (int or float), got string`,
    ],
    ['has a text for a truth value', web({ tty: 'yes' }), `${at}.tty: expected boolean, got &{yes}`],
    [
      'has a list for a map',
      { securityContext: [{ a: 1, b: [true] }] },
      '.securityContext: expected map, got &{[map[a:1 b:[true]]]}',
    ],
    ['has a map for a list', { containers: { b: 1, a: 'x' } }, '.containers: expected list, got &{map[a:x b:1]}'],
    [
      'has a map for a text',
      { hostname: { a: [1] } },
      '.hostname: expected string, got &value.valueUnstructured{Value:map[string]interface {}{"a":[]interface {}{1}}}',
    ],
    [
      'leaves out a key',
      { containers: [{ image: 'nginx' }] },
      `.containers: element 0: associative list with keys has an element that omits key field "name" (and doesn't have default value)`,
    ],
    [
      'has nothing for an item',
      { containers: [null] },
      '.containers: element 0: associative list with keys may not have a null element',
    ],
    [
      'has a text for an item',
      { containers: ['web'] },
      '.containers: element 0: associative list with keys may not have non-map elements',
    ],
    [
      'says a thing twice',
      web({ env: [{ name: 'A' }, { name: 'A' }] }),
      `${at}.env: duplicate entries for key [name="A"]`,
    ],
    [
      'has a slip in an atomic list',
      { tolerations: [{}, { keys: 'a' }] },
      '.tolerations[1].keys: field not declared in schema',
    ],
    [
      'has two slips',
      { hostname: 1, subdomain: 2 },
      'errors:\n  .hostname: expected string, got &value.valueUnstructured{Value:1}\n  .subdomain: expected string, got &value.valueUnstructured{Value:2}',
    ],
  ])('%s', (_, config, error) => {
    expect(configError(config, typeOfDefinition('PodSpec'))).toBe(error)
  })

  it.each<[string, unknown, string]>([
    ['a map', {}, "associative list without keys has an element that's a map type"],
    ['a list', [], 'not supported: associative list with lists as elements'],
    ['nothing', null, "associative list without keys has an element that's an explicit null"],
  ])('has %s in a set', (_, item, error) => {
    expect(configError({ finalizers: [item] }, typeOfDefinition('ObjectMeta'))).toBe(`.finalizers: element 0: ${error}`)
  })
})
