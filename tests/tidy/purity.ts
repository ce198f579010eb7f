/** Finds what would make two runs of one seed differ, or tie the simulation to one host. */
import ts from 'typescript'
import type { SourceFile } from './source-files'

export interface Impurity {
  readonly file: string
  readonly row: number
  readonly what: string
}

/** Names that belong to a host, unless the file declares a thing of that name itself. */
const bannedGlobals: ReadonlySet<string> = new Set([
  ...['Promise', 'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask'],
  ...[
    'performance',
    'console',
    'process',
    'crypto',
    'Intl',
    'fetch',
    'navigator',
    'document',
    'window',
    'self',
    'global',
  ],
  ...['globalThis', 'Buffer', 'require', 'eval', 'Function', 'WeakRef', 'FinalizationRegistry', 'structuredClone'],
  ...['requestAnimationFrame', 'MessageChannel', 'Worker', 'SharedArrayBuffer', 'Atomics'],
])

/** Methods whose answer depends on where the program runs. */
const bannedMethods: ReadonlySet<string> = new Set([
  ...[
    'localeCompare',
    'toLocaleString',
    'toLocaleDateString',
    'toLocaleTimeString',
    'toLocaleLowerCase',
    'toLocaleUpperCase',
  ],
])

/** The one file that may turn milliseconds into a calendar date. */
const calendar = 'electron/cluster/kernel/calendar.ts'

export function impuritiesIn(file: SourceFile): readonly Impurity[] {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
  const declared = declaredNames(tree)
  const found: Impurity[] = []
  const visit = (node: ts.Node): void => {
    const what = impurityOf(node, declared, file.path)
    if (what) found.push({ file: file.path, row: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, what })
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function impurityOf(node: ts.Node, declared: ReadonlySet<string>, path: string): string | undefined {
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async'
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AwaitKeyword) return 'await'
  if (ts.isPropertyAccessExpression(node)) return methodImpurity(node)
  if (isDateCall(node)) return path === calendar && isDateOfMs(node) ? undefined : node.getText()
  if (ts.isIdentifier(node) && isReference(node) && bannedGlobals.has(node.text) && !declared.has(node.text))
    return node.text
  return undefined
}

function methodImpurity({ expression, name }: ts.PropertyAccessExpression): string | undefined {
  if (bannedMethods.has(name.text)) return name.text
  const owner = expression.getText()
  if (owner === 'Math' && name.text === 'random') return 'Math.random'
  return owner === 'Date' && name.text === 'now' ? 'Date.now' : undefined
}

const isDateCall = (node: ts.Node): node is ts.NewExpression | ts.CallExpression =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date'

/** `new Date(ms)`: one argument that is no text, so that no time zone is read. */
function isDateOfMs(node: ts.NewExpression | ts.CallExpression): boolean {
  const [argument, ...more] = node.arguments ?? []
  return ts.isNewExpression(node) && argument !== undefined && more.length === 0 && !ts.isStringLiteralLike(argument)
}

/** True where a name stands for a value or a type, not where it names a property, a member or an import. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name !== node
  if (ts.isQualifiedName(parent)) return parent.right !== node
  const namesMember =
    ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodDeclaration(parent)
  return !(namesMember || ts.isMethodSignature(parent) || ts.isNamedTupleMember(parent) || ts.isAccessor(parent))
}

/** Every name that the file brings into being: variables, parameters, functions, types, imports. */
function declaredNames(tree: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    const isNaming =
      ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isImportSpecifier(node)
    if (isNaming && ts.isIdentifier(node.name)) names.add(node.name.text)
    const isDeclaring = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)
    if ((isDeclaring || ts.isTypeAliasDeclaration(node)) && node.name) names.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return names
}
