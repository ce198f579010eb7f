import { describe, expect, it } from 'vitest'
import { created, refusals, updated, wrongWith, wrongWithChange } from '../strategies/of-kind'

const names = 'names: {plural: carts, kind: Cart}'
const plain = '{type: object}'
const version = (schema: string, fields = '') =>
  `{name: v1, served: true, storage: true, ${fields}schema: {openAPIV3Schema: ${schema}}}`
const definition = (spec: string) =>
  `metadata: {name: carts.shop.io}\nspec: {group: shop.io, scope: Namespaced, ${spec}}`
const withSchema = (schema: string) => definition(`${names}, versions: [${version(schema)}]`)
const withField = (field: string) => withSchema(`{type: object, properties: {a: ${field}}}`)
const top = 'spec.validation.openAPIV3Schema'
const at = `${top}.properties[a]`
const label =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"

describe('the names of a kind', () => {
  it.each([
    [withSchema(plain), []],
    [`metadata: {name: cart}\nspec: {group: shop.io, scope: Namespaced, ${names}, versions: [${version(plain)}]}`, ['metadata.name: Invalid value: "cart": must be spec.names.plural+"."+spec.group']],
    [`metadata: {name: carts.shop}\nspec: {group: shop, scope: Namespaced, ${names}, versions: [${version(plain)}]}`, ['spec.group: Invalid value: "shop": should be a domain with at least one dot']],
    [`metadata: {name: carts.shop.io}\nspec: {group: shop.io, scope: Everywhere, ${names}, versions: [${version(plain)}]}`, ['spec.scope: Unsupported value: "Everywhere": supported values: "Cluster", "Namespaced"']],
    [`metadata: {name: carts.a.k8s.io}\nspec: {group: a.k8s.io, scope: Cluster, ${names}, versions: [${version(plain)}]}`, ['metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111']],
    [definition(`names: {plural: carts, kind: Cart, listKind: Cart}, versions: [${version(plain)}]`), ['spec.names.listKind: Invalid value: "Cart": kind and listKind may not be the same']],
    [definition(`names: {plural: carts, singular: My Cart, kind: My_Cart, shortNames: [C]}, versions: [${version(plain)}]`), [
      `spec.names.singular: Invalid value: "My Cart": ${label}`,
      `spec.names.kind: Invalid value: "My_Cart": may have mixed case, but should otherwise match: ${label}`,
      `spec.names.listKind: Invalid value: "My_CartList": may have mixed case, but should otherwise match: ${label}`,
      `spec.names.shortNames[0]: Invalid value: "C": ${label}`,
    ]],
    [definition(`names: {plural: carts, kind: ""}, versions: [${version(plain)}]`), ['spec.names.singular: Required value', 'spec.names.kind: Required value', 'spec.names.listKind: Required value']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('CustomResourceDefinition', text)).toEqual(wrong)
  }) // prettier-ignore
})

describe('its versions', () => {
  const shown = '[{"Name":"v1","Served":true,"Storage":false}]'
  it.each([
    [definition(`${names}, versions: [{name: v1, served: true, storage: true}]`), ['spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required']],
    [definition(`${names}, versions: [${version(plain)}, ${version('{type: object, description: d}')}]`), [expect.stringMatching(/must contain unique version names$/), expect.stringMatching(/must have exactly one version marked as storage version$/)]],
    [definition(`${names}, versions: [{name: v1, served: true, storage: false}]`), ['spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required', `spec.versions: Invalid value: ${shown}: must have exactly one version marked as storage version`, 'status.storedVersions: Invalid value: []: must have at least one stored version']],
    [definition(`${names}, versions: [${version(plain, 'deprecationWarning: old, ')}]`), ['spec.versions[0].deprecationWarning: Invalid value: "old": can only be set for deprecated versions']],
    [definition(`${names}, versions: [${version(plain, 'subresources: {scale: {specReplicasPath: .size, statusReplicasPath: size, labelSelectorPath: .x}}, ')}]`), [
      'spec.subresources.scale.specReplicasPath: Invalid value: ".size": should be a json path under .spec',
      'spec.subresources.scale.statusReplicasPath: Invalid value: "size": must be a simple json path starting with .',
      'spec.subresources.scale.labelSelectorPath: Invalid value: ".x": should be a json path under either .spec or .status',
    ]],
    [definition(`${names}, versions: [${version(plain, 'additionalPrinterColumns: [{name: A, type: text, jsonPath: spec.a}], ')}]`), [
      'spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of boolean,date,integer,number,string',
      'spec.additionalPrinterColumns[0].JSONPath: Invalid value: "spec.a": must be a simple json path starting with .',
    ]],
    [definition(`${names}, conversion: {strategy: Webhook}, versions: [${version(plain)}]`), ['spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook', 'spec.conversion.conversionReviewVersions: Required value']],
    [definition(`${names}, preserveUnknownFields: true, versions: [${version(plain)}]`), ['spec.preserveUnknownFields: Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead']],
  ])('%s', (text, wrong) => {
    expect(wrongWith('CustomResourceDefinition', text)).toEqual(wrong)
  }) // prettier-ignore
})

describe('its schema', () => {
  it.each([
    ['{}', [`${top}.type: Required value: must not be empty at the root`]],
    ['{type: string}', [`${top}.type: Invalid value: "string": must be object at the root`]],
    ['{type: object, additionalProperties: {type: string}}', [`${top}.additionalProperties: Forbidden: must not be used at the root`]],
    ['{type: object, nullable: true}', [`${top}.nullable: Forbidden: nullable cannot be true at the root`]],
    ['{type: object, properties: {metadata: {type: object, properties: {labels: {type: object}}}}}', [`${top}.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified`]],
    ['{type: object, properties: {kind: {type: integer}}}', [`${top}.properties[kind].type: Invalid value: "integer": must be string`]],
    ['{type: object, properties: {apiVersion: {type: string, default: v1}}}', [`${top}.properties[apiVersion].default: Forbidden: must not be set in top-level apiVersion`]],
    ['{type: object, anyOf: [{properties: {b: {minimum: 1}}}]}', [`${top}.properties[b]: Required value: because it is defined in an inner schema`]],
    ['{type: object, $ref: "#/x"}', [`${top}.$ref: Forbidden: $ref is not supported`]],
  ])('%s', (schema, wrong) => {
    expect(wrongWith('CustomResourceDefinition', withSchema(schema))).toEqual(wrong)
  }) // prettier-ignore

  it.each([
    ['{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}', []],
    ['{x-kubernetes-preserve-unknown-fields: true}', []],
    ['{type: array, items: {type: string}, x-kubernetes-list-type: set}', []],
    ['{description: any}', [`${at}.type: Required value: must not be empty for specified object fields`]],
    ['{type: array}', [`${at}.items: Required value: must be specified`]],
    ['{type: array, items: {}}', [`${at}.items.type: Required value: must not be empty for specified array items`]],
    ['{type: text}', [`${at}.type: Unsupported value: "text": supported values: "array", "boolean", "integer", "number", "object", "string"`]],
    ['{type: string, uniqueItems: true}', [`${at}.uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic`]],
    ['{type: object, properties: {b: {type: string}}, additionalProperties: false}', [`${at}.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive`]],
    ['{type: string, anyOf: [{type: string, description: d}]}', [`${at}.anyOf[0].description: Forbidden: must be empty to be structural`, `${at}.anyOf[0].type: Forbidden: must be empty to be structural`]],
    ['{x-kubernetes-int-or-string: true, x-kubernetes-preserve-unknown-fields: true}', [`${at}.x-kubernetes-preserve-unknown-fields: Invalid value: true: must be false if x-kubernetes-int-or-string is true`]],
    ['{x-kubernetes-embedded-resource: true}', [`${at}.properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields`, `${at}.type: Required value: must be object if x-kubernetes-embedded-resource is true`]],
    ['{type: array, items: {type: object, properties: {k: {type: string}}}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k]}', [`${at}.items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property`]],
    ['{type: array, items: {type: object, required: [k], properties: {k: {type: string}}}, x-kubernetes-list-map-keys: [k]}', [`${at}.x-kubernetes-list-type: Required value: must be map if x-kubernetes-list-map-keys is non-empty`]],
    ['{type: array, items: {type: object}, x-kubernetes-list-type: set}', [`${at}.items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a list with x-kubernetes-list-type=set`]],
    ['{type: string, x-kubernetes-list-type: bag}', [`${at}.type: Invalid value: "string": must be array if x-kubernetes-list-type is specified`, `${at}.x-kubernetes-list-type: Unsupported value: "bag": supported values: "atomic", "set", "map"`]],
    ['{type: string, x-kubernetes-map-type: atomic}', [`${at}.type: Invalid value: "string": must be object if x-kubernetes-map-type is specified`]],
    ['{type: string, x-kubernetes-validations: [{rule: " "}]}', [`${at}.x-kubernetes-validations[0].rule: Required value: rule is not specified`]],
    ['{type: string, x-kubernetes-validations: [{rule: "true", message: "a\\nb"}]}', [`${at}.x-kubernetes-validations[0].message: Invalid value: "a\\nb": message must not contain line breaks`]],
  ])('of a field: %s', (field, wrong) => {
    expect(wrongWith('CustomResourceDefinition', withField(field))).toEqual(wrong)
  }) // prettier-ignore

  it('is told by its version where the versions differ', () => {
    const other =
      '{name: v2, served: true, storage: false, schema: {openAPIV3Schema: {type: object, properties: {a: {}}}}}'
    expect(wrongWith('CustomResourceDefinition', definition(`${names}, versions: [${version(plain)}, ${other}]`))).toEqual([
      'spec.versions[1].schema.openAPIV3Schema.properties[a].type: Required value: must not be empty for specified object fields',
    ]) // prettier-ignore
  })
})

describe('a change', () => {
  it('leaves the group and the plural', () => {
    const other = withSchema(plain).replace('group: shop.io', 'group: mall.io')
    expect(wrongWithChange('CustomResourceDefinition', withSchema(plain), other)).toEqual([
      'spec.group: Invalid value: "mall.io": field is immutable',
    ])
  })

  it('leaves the kind of what is served already', () => {
    const first = created('CustomResourceDefinition', withSchema(plain))
    const other = withSchema(plain).replace('kind: Cart', 'kind: Trolley')
    const served = { ...first, status: { ...first.status, conditions: [{ type: 'Established', status: 'True' }] } }
    expect(refusals(() => updated(first, other))).toEqual([])
    expect(refusals(() => updated(served, other))).toEqual([
      'spec.names.kind: Invalid value: "Trolley": field is immutable',
    ])
  })

  it('keeps every version in which objects may still be stored', () => {
    const next = withSchema(plain).replaceAll('name: v1', 'name: v2')
    expect(wrongWithChange('CustomResourceDefinition', withSchema(plain), next)).toEqual([
      'status.storedVersions[0]: Invalid value: "v1": missing from spec.versions; v1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in v1 and removes v1 from status.storedVersions',
    ])
  })
})
