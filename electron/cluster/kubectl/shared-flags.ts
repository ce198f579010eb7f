/** Flags that many commands share. */
import type { FlagTable } from './flags'

/** Every command has these. */
export const GLOBAL_FLAGS: FlagTable = {
  namespace: { kind: 'string', short: 'n', help: 'If present, the namespace scope for this CLI request' },
  help: { kind: 'bool', short: 'h', help: 'Show help for this command' },
}

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
}

export const OUTPUT: FlagTable = {
  output: { kind: 'string', short: 'o', help: 'Output format: json, yaml, name, wide, jsonpath=…, custom-columns=…' },
}

export const DRY_RUN: FlagTable = {
  'dry-run': { kind: 'string', alone: 'unchanged', initial: 'none', help: 'Must be "none", "server" or "client"' },
}

export const ALL: FlagTable = {
  all: { kind: 'bool', help: 'Select all resources of the specified types in the namespace' },
}

export const OVERWRITE: FlagTable = {
  overwrite: { kind: 'bool', help: 'If true, allow what exists to be overwritten' },
}
