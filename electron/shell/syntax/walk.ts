/** Every node below one, itself first, scripts of substitutions included. */
import { forEachChild, type SyntaxNode } from 'unbash'

export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node)
  forEachChild(node, (child) => {
    walk(child, visit)
  })
}
