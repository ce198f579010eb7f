/** What bash has and this shell has not: refused by name, before anything runs. */
import type { SyntaxNode } from 'unbash'

/** Null when the construct is understood; otherwise what it is, ready for "not part of this shell". */
export function refusalOf(node: SyntaxNode): string | null {
  switch (node.type) {
    case 'Coproc':
      return 'coproc is'
    case 'Select':
      return 'select is'
    case 'ArrayValue':
      return 'arrays are'
    case 'Assignment':
      return node.index ? 'arrays are' : null
    case 'ProcessSubstitution':
      return `process substitution ${node.operator}(…) is`
    case 'ExtendedGlob':
      return `the pattern ${node.text} is`
    case 'FileDescriptorVariable':
      return `the file descriptor {${node.name}} is`
    case 'FileDescriptor':
      return node.value > 2 ? `file descriptor ${node.value} is` : null
    case 'Redirect':
      return node.operator === '<>' ? 'the redirection <> is' : null
    case 'ParameterExpansion':
      return node.index ? 'arrays are' : operationRefusal(node)
    default:
      return null
  }
}

function operationRefusal(node: Extract<SyntaxNode, { type: 'ParameterExpansion' }>): string | null {
  const { operation, text } = node
  return operation?.type === 'Transform' || operation?.type === 'Names' ? `the expansion ${text} is` : null
}
