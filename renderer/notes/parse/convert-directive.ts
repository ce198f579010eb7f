/** Block directives → what their components need. */
import type { ContainerDirective, Directives } from 'mdast-util-directive'
import { checkDirective } from './check-directive'
import type { FlowNode } from './convert-block'
import { convertBlocks } from './convert-block'
import type { ParseContext } from './convert-context'
import { convertPrediction } from './convert-prediction'
import { placeOf } from './note-error'
import type { Block, DirectiveBlock, StepDirective } from '../note-tree'

export function convertDirective(node: Directives, id: string, context: ParseContext): readonly DirectiveBlock[] {
  const checked = checkDirective(node, context.names, context.errors)
  if (!checked) return []
  if (node.type === 'containerDirective') checkContainer(node, context)
  const { id: own = '', focus = null, expect = null } = checked.attributes
  switch (checked.name) {
    case 'scene':
      return [{ kind: 'directive', name: 'scene', scene: own, focus }]
    case 'simplified':
      return [{ kind: 'directive', name: 'simplified', children: bodyOf(node, id, context) }]
    case 'predict':
      context.claim('prediction', own, node)
      return convertPrediction(node, flowOf(node), own, id, context)
    case 'card': {
      context.claim('card', own, node)
      const [question, answer] = headAndRest(node, id, context)
      return [{ kind: 'directive', name: 'card', card: own, question, answer }]
    }
    case 'misconception': {
      context.claim('misconception', own, node)
      const [claim, truth] = headAndRest(node, id, context)
      return [{ kind: 'directive', name: 'misconception', misconception: own, claim, truth }]
    }
    case 'step':
    case 'break':
      context.claim('step', own, node)
      return [stepOf(checked.name, own, expect !== null, node, id, context)]
    case 'term':
    case 'live':
      return [] // Refused by their form already.
  }
}

/** remark closes what the author left open; and `:::name[label]` becomes a paragraph that nothing shows. */
function checkContainer(node: ContainerDirective, context: ParseContext): void {
  if (!/\n\s*:{3,}\s*$/.test(context.sourceOf(node))) {
    context.errors.add(placeOf(node), `":::${node.name}" is never closed`, 'end it with a line of :::')
  }
  const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel)
  if (label) context.errors.add(placeOf(node), `":::${node.name}" takes no [label]`, 'write the text inside the block')
}

function flowOf(node: Directives): readonly FlowNode[] {
  return node.type === 'containerDirective' ? node.children : []
}

function bodyOf(node: Directives, id: string, context: ParseContext): readonly Block[] {
  return convertBlocks(flowOf(node), id, context)
}

/** The first paragraph asks or claims; everything after it answers. */
function headAndRest(
  node: Directives,
  id: string,
  context: ParseContext,
): readonly [readonly Block[], readonly Block[]] {
  const [head, ...rest] = bodyOf(node, id, context)
  if (head?.kind !== 'paragraph' || rest.length === 0) {
    context.errors.add(
      placeOf(node),
      `":::${node.name}" needs two parts`,
      'write a first paragraph, then what follows it',
    )
  }
  return [head ? [head] : [], rest]
}

function stepOf(
  name: 'step' | 'break',
  step: string,
  expectsRefusal: boolean,
  node: Directives,
  id: string,
  context: ParseContext,
): StepDirective {
  const children = bodyOf(node, id, context)
  const commands = children
    .flatMap((block) => (block.kind === 'code' && block.language === 'bash' ? block.text.split('\n') : []))
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  if (commands.length === 0) {
    context.errors.add(placeOf(node), `":::${node.name}" has nothing to run`, 'put a ```bash fence inside')
  }
  return { kind: 'directive', name, step, commands, expectsRefusal, children }
}
