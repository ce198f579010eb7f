/** Flags that many commands share. */
import type { FlagTable } from './flags'

export const SELECTOR_FLAGS: FlagTable = {
  selector: {
    kind: 'string',
    short: 'l',
    help: 'Selector (label query) to filter on, such as -l key1=value1,key2=value2',
  },
  'field-selector': {
    kind: 'string',
    help: 'Selector (field query) to filter on, such as --field-selector key1=value1',
  },
}

export const ALL_NAMESPACES: FlagTable = {
  'all-namespaces': { kind: 'bool', short: 'A', help: 'If present, list the requested objects across all namespaces' },
}

export const FILENAME: FlagTable = {
  filename: { kind: 'list', short: 'f', help: 'Files that contain the configuration; - reads what is piped in' },
  recursive: { kind: 'bool', short: 'R', help: 'Also use the files in folders below a folder given with -f' },
  kustomize: { kind: 'string', short: 'k', help: 'Process a kustomization directory (not part of this simulation)' },
}

export const OUTPUT: FlagTable = {
  output: { kind: 'string', short: 'o', help: 'Output format: json, yaml, kyaml, name, go-template=…, go-template-file=…, jsonpath=…, jsonpath-as-json=…, jsonpath-file=…' },
  template: { kind: 'string', help: 'Template string or path to template file to use with -o=go-template, -o=go-template-file' },
  'allow-missing-template-keys': { kind: 'bool', initial: 'true', help: 'If true, a key that a template names and nothing has is no error' },
  'show-managed-fields': { kind: 'bool', help: 'If true, keep the managedFields when printing objects in JSON or YAML format' },
} // prettier-ignore

export const DRY_RUN: FlagTable = {
  'dry-run': { kind: 'string', alone: 'unchanged', initial: 'none', help: 'Must be "none", "server" or "client"' },
}

export const ALL: FlagTable = {
  all: { kind: 'bool', help: 'Select all resources of the specified types in the namespace' },
}

export const OVERWRITE: FlagTable = {
  overwrite: { kind: 'bool', help: 'If true, allow what exists to be overwritten' },
}

export const SAVE_CONFIG: FlagTable = {
  'save-config': { kind: 'bool', help: 'If true, keep the configuration in an annotation, for a later kubectl apply' },
}

export const SUBRESOURCE: FlagTable = {
  subresource: { kind: 'string', help: 'If specified, operate on the subresource: status, scale or resize' },
}

export const VALIDATE: FlagTable = {
  validate: { kind: 'string', alone: 'strict', initial: 'strict', help: 'Must be one of: strict (or true), warn, ignore (or false)' },
} // prettier-ignore

/** Under which name the fields that a command sets are noted. */
export function fieldManager(name: string): FlagTable {
  return {
    'field-manager': { kind: 'string', initial: name, help: 'Name of the manager used to track field ownership' },
  }
}

export const CHUNK_SIZE: FlagTable = {
  'chunk-size': {
    kind: 'int',
    initial: '500',
    help: 'Return large lists in chunks rather than all at once; 0 disables',
  },
}
